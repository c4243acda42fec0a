package io.centralita.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.WhatsAppEmulator;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** P6: kills between the call to the provider and its answer, and requests that the provider never saw. */
class KillWhileSendingIT {

    private static final int CUSTOMERS = 8;
    private static final int ROUNDS = 2;
    private static final int MESSAGES = 3;
    private static final double SWALLOWED = 0.15;
    private static final List<Duration> STATUS_AGAIN = Collections.nCopies(200, Duration.ofMillis(500));
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final long seed = Long.getLong("centralita.chaos.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void shouldSendEachMessageAtMostOnceAndLeaveNoneInSilence() throws Exception {
        try (var emulator = WhatsAppEmulator.start(
                        EmulatorOptions.defaults().withFullLedger().withRetryGaps(STATUS_AGAIN));
                var provider = HoldingProvider.before(emulator.baseUrl(), seed, SWALLOWED);
                var node = ChaosNode.start(Map.of("CENTRALITA_DELIVERY_UNKNOWN_AFTER", "4S"))) {
            var line = ChaosLine.connect(node, provider.baseUrl());
            line.meet(emulator, CUSTOMERS);
            var replies = new Replies(line);
            await().until(() -> replies.conversations().size() == CUSTOMERS);
            for (var round = 0; round < ROUNDS; round++) {
                sendUntilKilled(node, provider, replies);
                node.startAgain();
            }
            var restarted = System.nanoTime();
            replies.awaitTold(emulator.ledger(), SETTLED);
            var settled = Duration.ofNanos(System.nanoTime() - restarted);

            report(emulator, provider, node.sql(), replies.accepted().size(), settled);
            assertThat(provider.held()).as("answers that met a dead node").isPositive();
            assertThat(provider.swallowed())
                    .as("requests the provider never saw")
                    .isPositive();
            assertThat(emulator.ledger().repeats()).as("sent twice").isZero();
            assertThat(node.sql().count("select count(*) from outbox")).isZero();
            var verdict = new Verdict(node.sql());
            assertThat(verdict.conversationsWithGaps()).isEmpty();
            assertThat(verdict.differencesOfLogAndTables()).isEmpty();
            assertThat(node.allLogs())
                    .as("secrets of the channel and its owner")
                    .contains("started in")
                    .doesNotContain(ChaosLine.SECRET, ChaosLine.ACCESS, ChaosLine.VERIFY, ChaosNode.PASSWORD);
        }
    }

    /** Sends while answers are kept back; when some are, and the provider has seen those messages, the node dies. */
    private void sendUntilKilled(ChaosNode node, HoldingProvider provider, Replies replies) {
        provider.holdAgain();
        var enough = provider.held() + 1 + random.nextInt(4);
        replies.send(replies.conversations(), MESSAGES);
        await().atMost(Duration.ofSeconds(20)).until(() -> provider.held() >= enough);
        node.killJvm();
        provider.letGo();
    }

    private void report(
            WhatsAppEmulator emulator, HoldingProvider provider, AdminSql sql, int accepted, Duration settled)
            throws Exception {
        System.out.printf(
                "chaos KillWhileSendingIT seed=%d faults={JVM=%d, answers_held=%d, requests_swallowed=%d} accepted=%d"
                        + " provider_saw=%d duplicates=%d statuses=%s settled_after_ms=%d%n",
                seed,
                ROUNDS,
                provider.held(),
                provider.swallowed(),
                accepted,
                emulator.ledger().total(),
                emulator.ledger().repeats(),
                sql.column("select status || '=' || count(*) from messages where direction = 'outbound' group by status"
                        + " order by 1"),
                settled.toMillis());
    }
}
