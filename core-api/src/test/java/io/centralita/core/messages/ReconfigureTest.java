package io.centralita.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.core.identity.Role;
import io.centralita.core.media.EmulatedNumber;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A running number takes another configuration without a stop and without a restart. */
@QuarkusTest
class ReconfigureTest {

    @Inject
    TestWorkspaces workspaces;

    @Test
    void shouldSendByTheNewConfigurationWithoutAStop() {
        var options = EmulatorOptions.defaults().withoutWindowRule().withFullLedger();
        try (var before = WhatsAppEmulator.start(options);
                var after = WhatsAppEmulator.start(options)) {
            var workspace = workspaces.create();
            var line = EmulatedNumber.connect(before, workspace);
            after.register(line.number());
            line.ana().text("hello");
            var conversation = line.conversation();
            send(workspace, conversation, "over the first");
            await().until(() ->
                    before.ledger().sends(line.number().phoneNumberId()).size() == 1);

            workspace
                    .owner()
                    .request()
                    .header("If-Match", "*")
                    .contentType("application/merge-patch+json")
                    .body(Map.of("config", Map.of("graph_base_url", after.baseUrl())))
                    .patch(line.path())
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("online"));
            await().untilAsserted(() -> {
                send(workspace, conversation, "over the second");
                assertThat(after.ledger().sends(line.number().phoneNumberId())).isNotEmpty();
            });
            workspace.owner().request().get(line.path()).then().body("state", equalTo("online"));
        }
    }

    private static void send(TestWorkspaces.TestWorkspace workspace, String conversation, String words) {
        workspace
                .user(Role.OWNER)
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", words)))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202);
    }
}
