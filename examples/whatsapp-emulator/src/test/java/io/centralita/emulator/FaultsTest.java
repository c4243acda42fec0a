package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.network.FaultDice;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldPostCopiesOfTheSameBytes() {
        desk.emulator.faults(Faults.seeded(7).with(FaultKind.DUPLICATE, 1).withMaxCopies(3));

        SentByCustomer sent = desk.ana().text("Oi");
        sent.await();

        await().untilAsserted(() -> assertThat(desk.webhook.received).hasSizeBetween(2, 4));
        assertThat(desk.webhook.received.stream()
                        .map(WebhookReceiver.Received::raw)
                        .distinct())
                .hasSize(1);
        assertThat(desk.emulator.injectedFaults()).containsEntry(FaultKind.DUPLICATE, 1L);
    }

    @Test
    void shouldLetALaterWebhookPassAnEarlierOne() {
        CustomerChat ana = desk.ana();
        desk.emulator.faults(Faults.seeded(7).with(FaultKind.REORDER, 1));
        SentByCustomer first = ana.text("primeiro");
        await().until(() -> desk.emulator.injectedFaults().getOrDefault(FaultKind.REORDER, 0L) == 1);
        desk.emulator.faults(Faults.none());
        SentByCustomer second = ana.text("segundo");
        first.await();
        second.await();

        assertThat(desk.webhook
                        .messages()
                        .map(message -> message.getJsonObject("text").getString("body")))
                .containsExactly("segundo", "primeiro");
    }

    @Test
    void shouldDelayUpToTheLongestDelay() {
        desk.emulator.faults(Faults.seeded(7).with(FaultKind.DELAY, 1).withMaxDelay(Duration.ofMillis(300)));
        long before = System.nanoTime();

        desk.ana().text("Oi").await();

        int expected = firstDelay(7, 300);
        assertThat(Duration.ofNanos(desk.webhook.received.get(0).at() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(expected - 1L));
    }

    @Test
    void shouldSwallowTheAnswerOfAnAcceptedSend() {
        desk.anaWhoWrote();
        desk.emulator.faults(Faults.seeded(7).with(FaultKind.SWALLOWED_ANSWER, 1));

        assertThatThrownBy(() -> desk.send(desk.text(Desk.ANA, "Olá", "ours-1")))
                .isInstanceOf(UncheckedIOException.class);

        AcceptedSend send = desk.emulator.ledger().byOurId("ours-1").orElseThrow();
        await().untilAsserted(() ->
                assertThat(desk.webhook.statusesOf(send.providerId())).containsExactly("sent", "delivered"));
    }

    @Test
    void shouldRefuseWith429AndAcceptNothing() {
        desk.emulator.faults(Faults.seeded(7).with(FaultKind.THROTTLED, 1));

        List<Integer> codes = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            HttpResponse<String> answer = desk.send(desk.text(Desk.ANA, "Olá", "ours-" + n));
            assertThat(answer.statusCode()).isEqualTo(429);
            codes.add(new JsonObject(answer.body()).getJsonObject("error").getInteger("code"));
        }

        assertThat(codes).contains(130429, 80007);
        assertThat(desk.emulator.ledger().total()).isZero();
    }

    @Test
    void shouldRefuseWith5xxBeforeAccepting() {
        desk.emulator.faults(Faults.seeded(7).with(FaultKind.SERVER_ERROR, 1));

        List<Integer> statuses = IntStream.range(0, 20)
                .mapToObj(
                        n -> desk.send(desk.text(Desk.ANA, "Olá", "ours-" + n)).statusCode())
                .toList();

        assertThat(statuses).contains(500, 502, 503).allMatch(status -> status >= 500);
        assertThat(desk.emulator.ledger().total()).isZero();
        assertThat(desk.emulator.injectedFaults()).containsEntry(FaultKind.SERVER_ERROR, 20L);
    }

    @Test
    void shouldPostStatusesBeforeTheAnswer() {
        desk.anaWhoWrote();
        desk.emulator.faults(Faults.seeded(7).with(FaultKind.EARLY_STATUS, 1));

        String id = desk.accepted(desk.text(Desk.ANA, "Olá", "ours-1"));

        assertThat(desk.webhook.statusesOf(id)).containsExactly("sent", "delivered");
    }

    @Test
    void shouldRepeatARunOfTheSameSeed() {
        Faults faults = Faults.seeded(42).with(FaultKind.THROTTLED, 0.4).with(FaultKind.SERVER_ERROR, 0.3);
        desk.anaWhoWrote();

        List<Integer> first = run(faults);
        List<Integer> second = run(faults);
        List<Integer> other = run(new Faults(43, faults.probabilities(), faults.maxDelay(), faults.maxCopies()));

        assertThat(second).isEqualTo(first);
        assertThat(first).contains(200, 429);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void shouldPostCopiesAtTheSameTime() {
        desk.webhook.gate = new CompletableFuture<>();
        desk.emulator.faults(Faults.seeded(1).with(FaultKind.DUPLICATE, 1));

        SentByCustomer sent = desk.ana().text("Oi");

        await().untilAsserted(() -> assertThat(desk.webhook.received).hasSizeGreaterThan(1));
        assertThat(sent.outcome()).isNotDone();
        desk.webhook.gate.complete(null);
        sent.await();
        await().untilAsserted(() -> assertThat(
                        desk.emulator.deliveries().of(sent.providerId()).get(0).attempts())
                .anyMatch(attempt -> attempt.copy())
                .anyMatch(attempt -> !attempt.copy()));
    }

    @Test
    void shouldRefuseFaultsThatMakeNoSense() {
        assertThatThrownBy(() -> Faults.none().with(FaultKind.DELAY, 1.5)).hasMessageContaining("delay");
        assertThatThrownBy(() -> Faults.none().withMaxCopies(6)).hasMessageContaining("max_copies");
    }

    private List<Integer> run(Faults faults) {
        desk.emulator.faults(faults);
        return IntStream.range(0, 30)
                .mapToObj(
                        n -> desk.send(desk.text(Desk.ANA, "Olá", "ours-" + n)).statusCode())
                .toList();
    }

    private static int firstDelay(long seed, int most) {
        FaultDice dice = new FaultDice();
        dice.replace(Faults.seeded(seed).with(FaultKind.DELAY, 1));
        dice.strikes(FaultKind.DELAY);
        return dice.upTo(FaultKind.DELAY, most);
    }
}
