package io.centralita.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.emulator.WhatsAppEmulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * P6 over a session: the server took the message, and the process was killed before its answer. wppconnect-server has no place
 * for our id, so that what is fetched after the restart looks like words typed on the phone.
 */
class KillSessionWhileSendingIT {

    private static final String SESSION = "killed";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void shouldSettleTheSendByItsEchoAndSendNothingTwice() throws Exception {
        try (var emulator = WhatsAppEmulator.start(EmulatorOptions.defaults().withFullLedger());
                var server = HoldingProvider.before(emulator.baseUrl(), "/send-message", 1, 0);
                var node = ChaosNode.start(Map.of())) {
            emulator.wppconnect().scansAtOnce(SESSION, "5511900000001");
            var line = ChaosSession.connect(node, SESSION, server.baseUrl());
            var ana = emulator.customer("5511988880001", "Ana").sends("wpp:" + SESSION);
            ana.text("Olá").await();
            await().atMost(PATIENCE).until(() -> !line.conversations().isEmpty());
            var conversation = line.conversations().get(0);

            emulator.faults(Faults.seeded(1).with(FaultKind.WEBHOOK_LOST, 1));
            server.holdAgain();
            String message = line.request()
                    .body(Map.of("type", "text", "content", Map.of("body", "only once")))
                    .post("/v1/conversations/" + conversation + "/messages")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            await().atMost(PATIENCE)
                    .until(() -> server.held() == 1 && emulator.ledger().total() == 1);
            node.killJvm();
            server.letGo();
            emulator.faults(Faults.none());
            node.startAgain();

            await().atMost(PATIENCE).until(() -> List.of("sent", "delivered").contains(line.status(message)));
            await().until(() -> node.sql().count("select count(*) from outbox") == 0);
            assertThat(emulator.ledger().total()).as("at the provider").isEqualTo(1);
            assertThat(line.words(conversation)).containsExactly("only once", "Olá");
            var verdict = new Verdict(node.sql());
            assertThat(verdict.conversationsWithGaps()).isEmpty();
            assertThat(verdict.differencesOfLogAndTables()).isEmpty();
        }
    }
}
