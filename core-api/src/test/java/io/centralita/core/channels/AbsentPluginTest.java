package io.centralita.core.channels;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.core.channels.inbox.Inbox;
import io.centralita.core.messages.WalkRig;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node without a plug-in that another node has, as in an upgrade that stopped half-way. */
@QuarkusTest
@TestProfile(AbsentPluginTest.ShortPatience.class)
class AbsentPluginTest {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    public static final class ShortPatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("centralita.inbox.wait-for-channel", "3S");
        }
    }

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations sql;

    @Inject
    Inbox inbox;

    @Inject
    WalkRig rig;

    @Test
    void shouldWaitForThePluginAndThenPutAsideWhatCameWithTheReason() throws Exception {
        var workspace = workspaces.create();
        var channel = sql.channel(workspace.id());
        var line = new WalkRig.Line(workspace, channel.toString());
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        var stored = Instant.now();
        inbox.accept(workspace.id(), channel, RawDelivery.json(null, "wa_id:1", body))
                .toCompletionStage()
                .toCompletableFuture()
                .get();

        await().until(() -> rig.settled(line));

        assertThat(Duration.between(stored, Instant.now())).as("waited").isGreaterThanOrEqualTo(PATIENCE);
        workspace
                .owner()
                .request()
                .get("/v1/dead-letters")
                .then()
                .statusCode(200)
                .body("data.size()", equalTo(1))
                .body("data[0].cause_code", equalTo("channel_absent"))
                .body("data[0].cause", containsString("its plug-in test is not installed"));
    }

    @Test
    void shouldSayThatSuchANumberHasFailed() {
        var workspace = workspaces.create();
        var channel = sql.channel(workspace.id());
        var line = new WalkRig.Line(workspace, channel.toString());

        await().untilAsserted(() -> workspace
                .owner()
                .request()
                .get("/v1/channels/" + channel)
                .then()
                .statusCode(200)
                .body("state", equalTo("failed"))
                .body("state_reason", equalTo("plugin_missing")));

        assertThat(rig.facts(line, "channel.state_changed")).isEqualTo(1);
    }

    @Test
    void shouldAskTheProviderToComeAgain() {
        var workspace = workspaces.create();
        var channel = sql.channel(workspace.id());

        given().body("{}")
                .post("/hooks/" + channel)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("code", equalTo("channel_absent"));
    }
}
