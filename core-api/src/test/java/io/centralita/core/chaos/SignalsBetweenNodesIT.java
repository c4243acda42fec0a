package io.centralita.core.chaos;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a socket of one node signals, sockets of the other hear, by Redis; also after Redis was away. */
@ExtendWith(SharedNodes.class)
class SignalsBetweenNodesIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void shouldBringPresenceAndTypingToTheOtherNode(TwoNodes nodes) {
        var conversation = conversation(nodes);
        try (var atFirst = Follower.start(List.of(nodes.lineAtFirst()));
                var atSecond = Follower.start(List.of(nodes.lineAtSecond()))) {
            heard(atFirst, "presence", "away", atSecond);
            heard(atSecond, "presence", "idle", atFirst);
            heard(atFirst, "typing", "composing", atSecond, conversation);
            heard(atSecond, "typing", "paused", atFirst, conversation);
        }
    }

    @Test
    void shouldBringThemAgainAfterRedisWasAway(TwoNodes nodes) throws Exception {
        try (var atFirst = Follower.start(List.of(nodes.lineAtFirst()));
                var atSecond = Follower.start(List.of(nodes.lineAtSecond()))) {
            nodes.redis().kill();
            nodes.redis().startAgain();

            heard(atFirst, "presence", "away", atSecond);
            heard(atSecond, "presence", "idle", atFirst);
        }
    }

    private static void heard(Follower speaker, String type, String state, Follower listener) {
        heard(speaker, type, "{\"state\":\"%s\"}".formatted(state), state, listener);
    }

    private static void heard(Follower speaker, String type, String state, Follower listener, String conversation) {
        var data = "{\"state\":\"%s\",\"conversation_id\":\"%s\"}".formatted(state, conversation);
        var signal = heard(speaker, type, data, state, listener);
        assertThat(signal.path("data").path("conversation_id").asText()).isEqualTo(conversation);
    }

    /** Said again until it arrives: signals are not kept for a node whose link to Redis is down. */
    private static JsonNode heard(Follower speaker, String type, String data, String state, Follower listener) {
        var before = listener.signals().size();
        await().atMost(SOON).pollInterval(Duration.ofMillis(500)).until(() -> {
            speaker.signal(type, data);
            return listener.signals().size() > before;
        });
        var signal = listener.signals().get(before);
        assertThat(signal.path("type").asText()).isEqualTo(type);
        assertThat(signal.path("data").path("state").asText()).isEqualTo(state);
        assertThat(signal.path("data").path("actor").path("kind").asText()).isEqualTo("user");
        return signal;
    }

    private static String conversation(TwoNodes nodes) {
        var body = ChaosLine.text("5521971230001", "wamid.typing");
        given().header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", ChaosLine.signature(body))
                .body(body)
                .post(nodes.lineAtFirst().hook())
                .then()
                .statusCode(200);
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() ->
                        nodes.sql().count("select count(*) from messages where provider_message_id = 'wamid.typing'")
                                == 1);
        String id = nodes.lineAtFirst()
                .request()
                .get("/v1/conversations?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("data[0].id");
        return id;
    }
}
