package io.centralita.emulator.network;

import io.centralita.emulator.AcceptedSend;
import io.centralita.emulator.StatusPace;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/** Lets statuses follow a send: sent, delivered, read where the customer reads, or failed. Belongs to one thread. */
public final class StatusFlow {

    private final Vertx vertx;
    private final StatusPace pace;
    private final Statuses statuses;

    /** Follows sends at this pace. */
    public StatusFlow(Vertx vertx, StatusPace pace, Statuses statuses) {
        this.vertx = vertx;
        this.pace = pace;
        this.statuses = statuses;
    }

    /** Posts what becomes of a send; done when the last status due now had its first attempt. */
    public Future<Void> follow(AcceptedSend send, Chat chat) {
        return switch (send.fate()) {
            case LOST -> Future.succeededFuture();
            case WINDOW_CLOSED -> after(pace.sentAfter(), () -> statuses.failed(send, chat, 131047));
            case UNREACHABLE -> after(pace.sentAfter(), () -> statuses.failed(send, chat, 131026));
            case DELIVERABLE -> arrives(send, chat);
        };
    }

    /** Posts {@code read} for everything that was delivered to a chat and not read yet. */
    public void customerReads(Chat chat) {
        for (ChatLine line : chat.lines()) {
            if (!line.fromCustomer() && line.tick() == Tick.DELIVERED) {
                statuses.read(line.id(), line.ourId(), chat);
            }
        }
    }

    private Future<Void> arrives(AcceptedSend send, Chat chat) {
        Future<Void> sent = after(pace.sentAfter(), () -> statuses.sent(send, chat));
        Future<Void> delivered =
                next(sent, pace.sentAfter(), pace.deliveredAfter(), () -> statuses.delivered(send, chat));
        Duration passed = pace.sentAfter().plus(pace.deliveredAfter());
        return next(delivered, passed, reads(chat) ? pace.readAfter() : Duration.ZERO, () -> readIfOpen(send, chat));
    }

    private boolean reads(Chat chat) {
        return pace.autoRead() || chat.open();
    }

    private Future<Void> readIfOpen(AcceptedSend send, Chat chat) {
        boolean already = chat.line(send.providerId())
                .map(line -> line.tick() == Tick.READ)
                .orElse(false);
        return reads(chat) && !already
                ? statuses.read(send.providerId(), send.ourId(), chat)
                : Future.succeededFuture();
    }

    private Future<Void> next(Future<Void> before, Duration passed, Duration wait, Supplier<Future<Void>> step) {
        return pace.ordered() ? before.compose(done -> after(wait, step)) : after(passed.plus(wait), step);
    }

    private Future<Void> after(Duration wait, Supplier<Future<Void>> step) {
        if (wait.isZero()) {
            return step.get();
        }
        Promise<Void> end = Promise.promise();
        vertx.setTimer(Math.max(1, wait.toMillis()), id -> step.get().onComplete(end));
        return end.future();
    }
}
