package io.centralita.emulator.webhooks;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.DeliveryOutcome;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.HandshakeReport;
import io.centralita.emulator.network.FaultDice;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/**
 * Posts webhooks side by side with the faults the dice say: signed ones again with growing gaps until answered 2xx or
 * given up, others once. Belongs to the emulator's event loop.
 */
public final class WebhookPoster {

    private final Vertx vertx;
    private final WebhookClient client;
    private final DeliveryLog log;
    private final FaultDice dice;
    private final List<Duration> gaps;
    private final HeldBack held;
    private boolean closed;

    /** Takes its client from this Vert.x. */
    public WebhookPoster(Vertx vertx, EmulatorOptions options, DeliveryLog log, FaultDice dice) {
        this.vertx = vertx;
        this.client = new WebhookClient(
                vertx, options.webhooks().connections(), options.webhooks().timeout());
        this.log = log;
        this.dice = dice;
        this.gaps = options.webhooks().retryGaps();
        this.held = new HeldBack(vertx);
    }

    /** Posts a webhook. */
    public Posting post(Webhook webhook) {
        String url = webhook.url();
        if (url == null) {
            return new Posting(Future.succeededFuture(), Future.succeededFuture(DeliveryOutcome.notPosted()));
        }
        Flight flight = new Flight(webhook, url, log.open(webhook.lineId(), webhook.kind(), webhook.subject()));
        start(flight);
        return new Posting(flight.firstTried.future(), flight.ended.future());
    }

    /** Asks the number's webhook to answer the handshake. */
    public Future<HandshakeReport> verify(BusinessNumber number) {
        String url = number.webhookUrl();
        String token = number.verifyToken();
        if (url == null || token == null) {
            return Future.succeededFuture(
                    new HandshakeReport(false, 0, "the number has no webhook or no verify token"));
        }
        return new Handshakes(client).verify(url, token);
    }

    /** Posts nothing more; webhooks still to be tried are given up. */
    public void close() {
        closed = true;
    }

    private void start(Flight flight) {
        String number = flight.webhook.lineId();
        if (dice.strikes(FaultKind.DELAY)) {
            long most = Math.max(1, dice.faults().maxDelay().toMillis());
            flight.firstTried.tryComplete();
            vertx.setTimer(dice.upTo(FaultKind.DELAY, (int) Math.min(most, Integer.MAX_VALUE)), id -> take(flight));
        } else if (dice.strikes(FaultKind.REORDER)) {
            flight.firstTried.tryComplete();
            held.hold(number, () -> take(flight));
        } else {
            take(flight);
            flight.firstTried.future().onComplete(ignored -> held.release(number));
        }
    }

    private void take(Flight flight) {
        if (dice.strikes(FaultKind.DUPLICATE)) {
            int copies = dice.upTo(FaultKind.DUPLICATE, dice.faults().maxCopies());
            for (int n = 0; n < copies; n++) {
                attempt(flight, true);
            }
        }
        attemptUntilTaken(flight, 0);
    }

    private void attemptUntilTaken(Flight flight, int retries) {
        attempt(flight, false).onSuccess(attempt -> {
            flight.firstTried.tryComplete();
            if (attempt.taken() || closed || retries >= retries(flight.webhook)) {
                end(flight, attempt, retries + 1);
            } else {
                vertx.setTimer(Math.max(1, gaps.get(retries).toMillis()), id -> attemptUntilTaken(flight, retries + 1));
            }
        });
    }

    private int retries(Webhook webhook) {
        return webhook.appSecret() == null ? 0 : gaps.size();
    }

    private void end(Flight flight, Delivery.Attempt last, int attempts) {
        log.ended(flight.delivery, last.taken());
        flight.ended.complete(new DeliveryOutcome(last.taken(), attempts, last.status(), last.error()));
    }

    private Future<Delivery.Attempt> attempt(Flight flight, boolean copy) {
        long at = System.currentTimeMillis();
        if (closed) {
            return Future.succeededFuture(new Delivery.Attempt(at, 0, "the emulator is closed", 0, copy));
        }
        if (dice.strikes(FaultKind.WEBHOOK_LOST)) {
            Delivery.Attempt lost = new Delivery.Attempt(at, 0, "lost on the way", 0, copy);
            log.attempted(flight.delivery, lost);
            return Future.succeededFuture(lost);
        }
        long start = System.nanoTime();
        return client.post(flight.url, flight.webhook).transform(result -> {
            int status = result.succeeded() ? result.result() : 0;
            String error = result.succeeded() ? null : String.valueOf(result.cause());
            long millis = (System.nanoTime() - start) / 1_000_000;
            Delivery.Attempt attempt = new Delivery.Attempt(at, status, error, millis, copy);
            log.attempted(flight.delivery, attempt);
            return Future.succeededFuture(attempt);
        });
    }

    private static final class Flight {
        final Webhook webhook;
        final String url;
        final Delivery delivery;
        final Promise<Void> firstTried = Promise.promise();
        final Promise<DeliveryOutcome> ended = Promise.promise();

        Flight(Webhook webhook, String url, Delivery delivery) {
            this.webhook = webhook;
            this.url = url;
            this.delivery = delivery;
        }
    }
}
