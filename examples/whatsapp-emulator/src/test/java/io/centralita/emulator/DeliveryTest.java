package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.webhooks.Delivery;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private final Desk desk = new Desk(EmulatorOptions.defaults()
            .withRetryGaps(List.of(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMillis(80))));

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldRetryWithGrowingGapsUntilTaken() {
        AtomicInteger posts = new AtomicInteger();
        desk.webhook.answer = post -> posts.incrementAndGet() < 3 ? 503 : 200;

        SentByCustomer sent = desk.ana().text("Oi");

        assertThat(sent.await()).isEqualTo(new DeliveryOutcome(true, 3, 200, null));
        Delivery delivery = desk.emulator.deliveries().of(sent.providerId()).get(0);
        assertThat(delivery.state()).isEqualTo("delivered");
        assertThat(delivery.attempts()).extracting(Delivery.Attempt::status).containsExactly(503, 503, 200);
        List<Long> times =
                desk.webhook.received.stream().map(WebhookReceiver.Received::at).toList();
        assertThat(times.get(1) - times.get(0))
                .isGreaterThanOrEqualTo(Duration.ofMillis(19).toNanos());
        assertThat(times.get(2) - times.get(1))
                .isGreaterThanOrEqualTo(Duration.ofMillis(39).toNanos());
    }

    @Test
    void shouldGiveUpWhenTheGapsAreUsedUp() {
        desk.webhook.answer = post -> 500;

        assertThat(desk.ana().text("Oi").await()).isEqualTo(new DeliveryOutcome(false, 4, 500, null));
        assertThat(desk.emulator.deliveries().counters().getLong("given_up")).isEqualTo(1);
    }

    @Test
    void shouldRetryWhenNobodyListens() {
        desk.webhook.close();

        DeliveryOutcome outcome = desk.ana().text("Oi").await();

        assertThat(outcome.delivered()).isFalse();
        assertThat(outcome.error()).isNotNull();
    }

    @Test
    void shouldNotHoldUpOneCustomerForAnothersRefusedWebhook() {
        desk.webhook.answer = post -> post.raw().toString().contains(Desk.ANA) ? 500 : 200;
        SentByCustomer refused = desk.ana().text("Oi");

        SentByCustomer taken = desk.emulator
                .customer("5511977770002", "Bruno")
                .sends(Desk.NUMBER)
                .text("Oi");

        assertThat(taken.await().delivered()).isTrue();
        assertThat(refused.await().delivered()).isFalse();
    }

    @Test
    void shouldKeepTheOrderOfOneCustomersMessages() {
        CustomerChat ana = desk.ana();
        for (int n = 0; n < 50; n++) {
            ana.text("m" + n);
        }

        await().untilAsserted(() -> assertThat(desk.webhook.received).hasSize(50));
        assertThat(desk.webhook
                        .messages()
                        .map(message -> message.getJsonObject("text").getString("body")))
                .isEqualTo(IntStream.range(0, 50).mapToObj(n -> "m" + n).toList());
    }

    @Test
    void shouldPostNothingForAnUnsubscribedAccount() {
        desk.call(desk.request("/v25.0/" + Desk.WABA + "/subscribed_apps").DELETE());

        assertThat(desk.ana().text("Oi").await()).isEqualTo(DeliveryOutcome.notPosted());
    }

    @Test
    void shouldPostNoticesOfAnyField() {
        JsonObject value = new JsonObject().put("event", "ACCOUNT_RESTRICTION");

        assertThat(desk.emulator
                        .notice(Desk.NUMBER, "account_update", value)
                        .join()
                        .delivered())
                .isTrue();

        assertThat(desk.webhook.received.get(0).value()).isEqualTo(value);
    }

    @Test
    void shouldReportTheHandshake() {
        assertThat(desk.emulator.verify(Desk.NUMBER).join()).isEqualTo(new HandshakeReport(true, 200, null));

        desk.webhook.verifyToken = "another";

        assertThat(desk.emulator.verify(Desk.NUMBER).join().verified()).isFalse();
        assertThat(desk.emulator.verify(Desk.NUMBER).join().status()).isEqualTo(403);
    }

    @Test
    void shouldGiveUpWhatIsStillToBeTriedWhenClosed() {
        desk.webhook.gate = new CompletableFuture<>();
        desk.webhook.answer = post -> 500;
        SentByCustomer sent = desk.ana().text("Oi");
        await().untilAsserted(() -> assertThat(desk.webhook.received).hasSize(1));

        desk.emulator.close();
        desk.webhook.gate.complete(null);

        DeliveryOutcome outcome = sent.await(Duration.ofSeconds(5));
        assertThat(outcome.delivered()).isFalse();
        assertThat(desk.webhook.received).hasSize(1);
    }
}
