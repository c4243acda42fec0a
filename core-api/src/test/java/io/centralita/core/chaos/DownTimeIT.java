package io.centralita.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.WhatsAppEmulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** P20: what customers wrote to a session while the process was dead is there soon after it is back; nobody tells it again. */
class DownTimeIT {

    private static final String SESSION = "downtime";
    private static final String US = "wpp:" + SESSION;
    private static final int CUSTOMERS = 12;
    private static final int WORDS = 4;
    private static final Duration PROMISED = Duration.ofMinutes(2);

    /** The promise speaks of ten minutes; the build has no time for that. */
    private static final Duration DOWN = Duration.parse(System.getProperty("centralita.chaos.down", "PT5S"));

    @Test
    void shouldHaveAllThatWasWrittenWhileItWasDead() throws Exception {
        try (var emulator = WhatsAppEmulator.start(EmulatorOptions.defaults());
                var node = ChaosNode.start(Map.of())) {
            emulator.wppconnect().scansAtOnce(SESSION, "5511900000001");
            var line = ChaosSession.connect(node, SESSION, emulator.baseUrl());
            say(emulator, 0, 1);
            await().until(() -> line.conversations().size() == CUSTOMERS / 2);

            node.killJvm();
            say(emulator, 1, WORDS);
            await().atMost(DOWN.plus(DOWN)).during(DOWN).until(() -> !node.isAlive());
            say(emulator, WORDS, WORDS + 1);
            node.startAgain();
            var back = Instant.now();

            var all = IntStream.rangeClosed(0, WORDS)
                    .mapToObj(n -> "word " + (WORDS - n))
                    .toList();
            var missed = all.subList(0, WORDS);
            await().atMost(PROMISED).until(() -> line.conversations().size() == CUSTOMERS);
            await().atMost(PROMISED.minus(Duration.between(back, Instant.now())))
                    .untilAsserted(() -> assertThat(line.conversations())
                            .allSatisfy(conversation ->
                                    assertThat(line.words(conversation)).isIn(List.of(all, missed))));
            System.out.printf(
                    "chaos DownTimeIT P20 faults={JVM=1} down=%s customers=%d missed=%d complete_after=%s%n",
                    DOWN, CUSTOMERS, CUSTOMERS * WORDS, Duration.between(back, Instant.now()));
            var verdict = new Verdict(node.sql());
            assertThat(verdict.conversationsWithGaps()).isEmpty();
            assertThat(verdict.differencesOfLogAndTables()).isEmpty();
        }
    }

    /** The first half of the customers wrote before, the others are new. */
    private static void say(WhatsAppEmulator emulator, int from, int to) {
        for (var word = from; word < to; word++) {
            for (var customer = 0; customer < (word == 0 ? CUSTOMERS / 2 : CUSTOMERS); customer++) {
                emulator.customer("55119777700" + (10 + customer), "Customer " + customer)
                        .sends(US)
                        .text("word " + word)
                        .await();
            }
        }
    }
}
