package io.centralita.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.centralita.channel.testkit.Inbound;
import io.centralita.core.testing.MemoryLine;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a number's gate holds is no secret. */
@QuarkusTest
class GateTruthTest {

    @Inject
    WalkRig rig;

    @Inject
    TestWorkspaces workspaces;

    @Test
    void shouldTellThatAProviderFailsAndThatItIsBack() {
        var line = line("rejected:PROVIDER_DOWN", 5);

        var conversation = send(line);

        await().until(() -> "open".equals(channel(line).extract().path("health.breaker")));
        channel(line)
                .body("health.delivering", equalTo(false))
                .body("health.hold_reason", equalTo("provider_failing"))
                .body("health.next_probe_at", notNullValue());
        options(line, conversation)
                .body("channel.delivering", equalTo(false))
                .body("channel.hold_reason", equalTo("provider_failing"));
        await().until(() -> told(line).contains("provider_failing"));
        await().until(() -> told(line).size() == 2);
        assertThat(told(line)).containsExactly("provider_failing", null);
        channel(line).body("health.delivering", equalTo(true)).body("health.hold_reason", equalTo(null));
    }

    @Test
    void shouldTellThatAProviderWantsALongPause() {
        var line = line("throttled:120", 1);

        var conversation = send(line);

        await().until(() -> channel(line).extract().path("health.throttled_until") != null);
        channel(line).body("health.delivering", equalTo(false)).body("health.hold_reason", equalTo("throttled"));
        options(line, conversation)
                .body("channel.delivering", equalTo(false))
                .body("channel.hold_reason", equalTo("throttled"));
        await().until(() -> told(line).equals(List.of("throttled")));
    }

    @Test
    void shouldKeepAShortPauseToItself() {
        var line = line("throttled:4", 1);

        send(line);

        await().until(() -> "throttled".equals(channel(line).extract().path("health.hold_reason")));
        await().until(() -> channel(line).extract().path("health.hold_reason") == null);
        assertThat(told(line)).isEmpty();
    }

    private MemoryLine line(String outcome, int times) {
        return MemoryLine.connect(
                workspaces.create(),
                Map.of("outcomes", Collections.nCopies(times, outcome), "statuses", List.of("SENT")));
    }

    private String send(MemoryLine line) {
        var walk = new WalkRig.Line(line.workspace(), line.channel());
        for (var customer = 0; customer < 6; customer++) {
            line.hear(Inbound.aMessage()
                    .from("551198888000" + customer)
                    .saying("oi")
                    .build());
        }
        await().until(() -> rig.settled(walk) && rig.count(walk, "conversations") == 6);
        List<String> conversations = rig.conversations(walk).getList("data.id");
        for (var conversation : conversations) {
            line.workspace()
                    .owner()
                    .request()
                    .contentType("application/json")
                    .body(Map.of("type", "text", "content", Map.of("body", "hello")))
                    .post("/v1/conversations/" + conversation + "/messages")
                    .then()
                    .statusCode(202);
        }
        return conversations.get(0);
    }

    private static List<String> told(MemoryLine line) {
        return line.workspace()
                .supervisor()
                .request()
                .get("/v1/events?types=channel.health_changed&limit=200&after=0")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.data.hold_reason");
    }

    private static ValidatableResponse channel(MemoryLine line) {
        return line.workspace().owner().request().get(line.path()).then().statusCode(200);
    }

    private static ValidatableResponse options(MemoryLine line, String conversation) {
        return line.workspace()
                .owner()
                .request()
                .get("/v1/conversations/" + conversation + "/send-options")
                .then()
                .statusCode(200);
    }
}
