package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attack cases 51 and 54 for the links of messages. The tests' application opens loopback to providers, as an operator opens the
 * network of a provider of his own; no link leads there.
 */
@QuarkusTest
class LinkAttacksTest {

    @Inject
    WalkRig rig;

    private WalkRig.Line line;
    private String conversation;

    @BeforeEach
    void connect() {
        line = rig.connect("http://127.0.0.1:9");
        deliver(line, text(NUMBER, "5511988880001", "wamid.link", "Olá")).statusCode(200);
        await().until(() -> rig.settled(line));
        conversation = rig.conversations(line).getString("data[0].id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:21465/unhealthy",
                "https://[::1]/",
                "https://0.0.0.0/",
                "https://169.254.169.254/latest/meta-data",
                "http://10.0.0.5:21465/unhealthy",
                "https://100.64.0.1/",
                "https://[fd00::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://0x7f000001/",
                "https://localhost./",
                "https://user:pass@media.example/a.png",
                "file:///etc/passwd",
                "gopher://media.example/",
                "jar:https://media.example/a.jar!/"
            })
    void attack51ShouldNotTakeALinkThatIsNeverFollowed(String link) {
        send("image", Map.of("link", link))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/content/link"))
                .body("errors[0].code", equalTo("blocked_address"));
        assertThat(rig.count(line, "outbox")).isZero();
    }

    @Test
    void attack54ShouldNotTakeALinkWithALineEnd() {
        send("image", Map.of("link", "https://media.example/a\r\nX: y")).statusCode(422);
    }

    @Test
    void shouldLookAtTheLinksInsideToo() {
        send("interactive", Map.of("body", "See", "link_title", "Open", "link", "https://10.0.0.5/"))
                .body("errors[0].code", equalTo("blocked_address"));
        send(
                        "interactive",
                        Map.of(
                                "body",
                                "Two",
                                "cards",
                                List.of(Map.of(
                                        "media",
                                        Map.of("type", "image", "link", "https://10.0.0.5/a.png"),
                                        "link_title",
                                        "See",
                                        "link",
                                        "https://media.example/p"))))
                .body("errors[0].pointer", equalTo("/content/cards/0/media/link"))
                .body("errors[0].code", equalTo("blocked_address"));
        send(
                        "template",
                        Map.of(
                                "name",
                                "t",
                                "language",
                                "pt_BR",
                                "components",
                                List.of(Map.of(
                                        "part",
                                        "header",
                                        "parameters",
                                        List.of(Map.of("type", "image", "link", "https://10.0.0.5/a.png"))))))
                .body("errors[0].code", equalTo("blocked_address"));
    }

    private ValidatableResponse send(String type, Map<String, Object> content) {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", type, "content", content))
                .post("/v1/conversations/" + conversation + "/messages")
                .then();
    }
}
