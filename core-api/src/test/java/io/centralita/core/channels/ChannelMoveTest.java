package io.centralita.core.channels;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.channel.testkit.Inbound;
import io.centralita.channel.testkit.memory.InMemoryWire;
import io.centralita.core.messages.WalkRig;
import io.centralita.core.messages.types.EmulatedSession;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.StatusPace;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A number that changes its plug-in keeps its id, its contacts, its conversations. */
@QuarkusTest
class ChannelMoveTest {

    private static final String ANA = "5511988880001";
    private static final String SECRET = "a secret of the test";

    @Inject
    WalkRig rig;

    @Inject
    TestConversations rows;

    @Inject
    TestWorkspaces workspaces;

    private WalkRig.Line line;

    @BeforeEach
    void receiveOneByTheOldPlugin() {
        line = rig.connect("http://127.0.0.1:9");
        deliver(line, text(NUMBER, ANA, "wamid.1", "by the old one")).statusCode(200);
        await().until(() -> rig.settled(line) && rig.count(line, "messages") == 1);
    }

    @Test
    void shouldKeepContactsAndConversationsThereAndBack() {
        var conversation = rig.conversations(line).getString("data[0].id");

        verb(":stop", null).statusCode(200);
        move("in-memory", Map.of("secret", SECRET))
                .statusCode(200)
                .body("id", equalTo(line.channel()))
                .body("plugin", equalTo("in-memory"));
        verb(":start", null).statusCode(200);
        receiveByTheNewOne();

        await().until(() -> rig.settled(line) && rig.count(line, "messages") == 2);
        assertThat(rig.conversations(line).getList("data")).hasSize(1);
        assertThat(rig.timeline(line, conversation).<String>getList("data.content.body"))
                .containsExactly("by the new one", "by the old one");
        assertThat(rig.count(line, "contacts")).isEqualTo(1);
        send(conversation).statusCode(202);
        await().until(() -> rig.count(line, "outbox") == 0);

        verb(":stop", null).statusCode(200);
        move("meta-cloud", metaCloud()).statusCode(200);
        verb(":start", null).statusCode(200);
        deliver(line, text(NUMBER, ANA, "wamid.2", "back")).statusCode(200);

        await().until(() -> rig.settled(line) && rig.count(line, "messages") == 4);
        assertThat(rig.count(line, "conversations")).isEqualTo(1);
        assertThat(rig.count(line, "dead_letters")).isZero();
        assertThat(rig.facts(line, "channel.moved")).isEqualTo(2);
    }

    /** The new provider does not know the old one's ids. */
    @Test
    void shouldRefuseToAnswerWhatTheOldPluginBrought() {
        var conversation = rig.conversations(line).getString("data[0].id");
        var old = rig.timeline(line, conversation).getString("data[0].id");
        verb(":stop", null).statusCode(200);
        move("in-memory", Map.of("secret", SECRET)).statusCode(200);
        verb(":start", null).statusCode(200);
        receiveByTheNewOne();
        await().until(() -> rig.settled(line) && rig.count(line, "messages") == 2);
        var fresh = rig.timeline(line, conversation).getString("data[0].id");

        post(conversation, answer(old)).statusCode(422).body("code", equalTo("reply_target_unreachable"));
        post(conversation, reaction(old)).statusCode(422).body("code", equalTo("reply_target_unreachable"));

        post(conversation, answer(fresh)).statusCode(202);
        post(conversation, reaction(fresh)).statusCode(202);
        verb(":pause", null).statusCode(200);
        post(conversation, answer(fresh)).statusCode(202);
        post(conversation, answer(old)).statusCode(422);
    }

    @Test
    void shouldSendNoIdOfTheOldProviderBetweenTheTwoRealPlugins() {
        try (var emulator = WhatsAppEmulator.start(EmulatorOptions.defaults()
                .withPace(StatusPace.immediate())
                .withoutWindowRule()
                .withFullLedger())) {
            var session = EmulatedSession.connect(emulator, workspaces.create());
            line = new WalkRig.Line(session.workspace(), session.channel());
            emulator.customer(ANA, "Ana")
                    .sends(session.line())
                    .text("by a session")
                    .await();
            await().until(() -> rig.settled(line) && rig.count(line, "messages") == 1);
            var conversation = rig.conversations(line).getString("data[0].id");
            var old = rig.timeline(line, conversation).getString("data[0].id");
            emulator.register(
                    NUMBER,
                    "15550100001",
                    "209900000000001",
                    WalkRig.TOKEN,
                    WalkRig.SECRET,
                    "http://127.0.0.1:" + RestAssured.port + line.hook(),
                    WalkRig.VERIFY);

            verb(":stop", null).statusCode(200);
            await().until(() ->
                    move("meta-cloud", metaCloud(emulator.baseUrl())).extract().statusCode() == 200);
            verb(":start", null).statusCode(200);
            deliver(line, text(NUMBER, ANA, "wamid.moved", "by the Cloud API")).statusCode(200);
            await().until(() -> rig.settled(line) && rig.count(line, "messages") == 2);

            post(conversation, answer(old)).statusCode(422).body("code", equalTo("reply_target_unreachable"));
            post(conversation, Map.of("type", "text", "content", Map.of("body", "without a quote")))
                    .statusCode(202);
            await().until(() -> emulator.ledger().sends(NUMBER).size() == 1);
        }
    }

    private static Map<String, Object> answer(String message) {
        return Map.of("type", "text", "content", Map.of("body", "an answer"), "reply_to", message);
    }

    private static Map<String, Object> reaction(String message) {
        return Map.of("type", "reaction", "content", Map.of("message_id", message, "emoji", "\uD83D\uDC4D"));
    }

    @Test
    void shouldForgetWhatTheOldPluginRemembered() {
        rows.execute(
                line.workspace().id(),
                "insert into channel_states select $1, id, '\\x00', 1 from channels where workspace_id = $1"
                        + " on conflict do nothing");
        verb(":stop", null).statusCode(200);

        move("in-memory", Map.of("secret", SECRET)).statusCode(200);

        assertThat(rig.count(line, "channel_states")).isZero();
    }

    @Test
    void shouldMoveOnlyWhatIsStoppedAndOnlyToWhatFits() {
        move("in-memory", Map.of("secret", SECRET)).statusCode(409).body("code", equalTo("conflict"));
        verb(":stop", null).statusCode(200);

        move("meta-cloud", metaCloud()).statusCode(422).body("errors[0].code", equalTo("same_plugin"));
        move("carrier-pigeon", Map.of()).statusCode(422).body("errors[0].code", equalTo("unknown_plugin"));
        move("in-memory", Map.of()).statusCode(422).body("code", equalTo("channel_config_invalid"));
        verb(":move", Map.of("plugin", "in-memory", "config", Map.of("secret", SECRET)))
                .statusCode(428);
        line.workspace()
                .owner()
                .request()
                .get("/v1/channels/" + line.channel())
                .then()
                .body("plugin", equalTo("meta-cloud"));
    }

    private void receiveByTheNewOne() {
        await().until(() -> given().headers(Map.of("X-In-Memory-Secret", SECRET))
                        .contentType(InMemoryWire.CONTENT_TYPE)
                        .body(InMemoryWire.encode(Inbound.aMessage()
                                .from(ANA)
                                .saying("by the new one")
                                .build()))
                        .post(line.hook())
                        .statusCode()
                == 200);
    }

    private ValidatableResponse move(String plugin, Map<String, Object> config) {
        return line.workspace()
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("plugin", plugin, "config", config))
                .post("/v1/channels/" + line.channel() + ":move")
                .then();
    }

    private ValidatableResponse send(String conversation) {
        return post(conversation, Map.of("type", "text", "content", Map.of("body", "hello")));
    }

    private ValidatableResponse post(String conversation, Map<String, Object> message) {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(message)
                .post("/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private ValidatableResponse verb(String verb, @Nullable Object body) {
        var request = line.workspace().owner().request().urlEncodingEnabled(false);
        if (body != null) {
            request.contentType("application/json").body(body);
        }
        return request.post("/v1/channels/" + line.channel() + verb).then();
    }

    private static Map<String, Object> metaCloud() {
        return metaCloud("http://127.0.0.1:9");
    }

    private static Map<String, Object> metaCloud(String graph) {
        return Map.of(
                "phone_number_id",
                NUMBER,
                "waba_id",
                "209900000000001",
                "access_token",
                WalkRig.TOKEN,
                "app_secret",
                WalkRig.SECRET,
                "verify_token",
                WalkRig.VERIFY,
                "graph_base_url",
                graph);
    }
}
