package io.centralita.core.messages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.testing.TestWorkspaces;
import io.centralita.emulator.CustomerChat;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A number of a wppconnect-server: who may call its webhook, what comes in and goes out, and what is fetched after a gap. */
@QuarkusTest
class WppconnectWalkTest {

    private static final String KEY = "walk-webhook-key-0123456789";
    private static final String SESSION = "loja1";
    private static final String NO_SERVER = "http://127.0.0.1:9";
    private static final String TEXT = """
            {"event":"onmessage","session":"loja1","id":"false_5511988880001@c.us_3EB0WALK1","type":"chat","t":1795500001,
            "body":"oi","from":"5511988880001@c.us","to":"5511900000001@c.us","fromMe":false,"notifyName":"Ana"}""";

    @Inject
    WalkRig rig;

    @Inject
    TestWorkspaces workspaces;

    @TestHTTPResource
    URL platform;

    private WalkRig.Line connect(String serverUrl, String secret) {
        var workspace = workspaces.create();
        var config = Map.of(
                "base_url", serverUrl,
                "session", SESSION,
                "secret_key", secret,
                "webhook_secret", KEY,
                "webhook_base_url", platform.toString());
        String channel = workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("plugin", "wppconnect", "name", "Loja", "config", config))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var line = new WalkRig.Line(workspace, channel);
        rig.start(line);
        return line;
    }

    private static int posted(WalkRig.Line line, String query, byte[] body) {
        return given().contentType("application/json")
                .body(body)
                .post(line.hook() + query)
                .statusCode();
    }

    @Test
    void case48ShouldRefuseCallsWithoutTheKeyOfTheAddress() {
        var line = connect(NO_SERVER, "some-secret");
        for (var query : List.of("", "?key=", "?key=" + KEY.toUpperCase(Locale.ROOT), "?key=" + KEY + "0")) {
            assertThat(posted(line, query, TEXT.getBytes(StandardCharsets.UTF_8)))
                    .as(query)
                    .isEqualTo(401);
        }
        assertThat(rig.count(line, "inbox")).isZero();
        assertThat(posted(line, "?key=" + KEY, TEXT.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(200);
        await().untilAsserted(() -> assertThat(rig.count(line, "messages")).isEqualTo(1));
    }

    @Test
    void case49ShouldReadALargeBodyOnlyOfTheServerAndStoreItWithoutTheFile() {
        var line = connect(NO_SERVER, "some-secret");
        var large = TEXT.replace("\"type\":\"chat\"", "\"type\":\"image\",\"mimetype\":\"image/jpeg\"")
                .replace("\"body\":\"oi\"", "\"body\":\"" + "A".repeat(5_000_000) + "\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(posted(line, "?key=guessed", large)).isIn(401, 413);
        assertThat(rig.count(line, "inbox")).isZero();
        assertThat(posted(line, "?key=" + KEY, large)).isEqualTo(200);
        assertThat(rig.ask(line, "select max(length(body)) from inbox where workspace_id = $1", Integer.class))
                .isLessThan(1_000);
    }

    /** Every place of a message and of what is told of one, in turn. */
    @Test
    void case50ShouldStoreHostileIdentifiersSafely() {
        var line = connect(NO_SERVER, "some-secret");
        var bodies = HOSTILE_BODIES.lines().toList();
        for (var body : bodies) {
            for (var hostile : List.of("\\u0000", "\\ud83d")) {
                assertThat(posted(
                                line,
                                "?key=" + KEY,
                                body.replace("%s", hostile).replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                        .as(body)
                        .isEqualTo(200);
            }
        }
        await().until(() -> rig.settled(line));
        assertThat(rig.count(line, "dead_letters")).isZero();
        assertThat(rig.count(line, "messages")).isGreaterThanOrEqualTo(2);
    }

    private static final String HOSTILE_BODIES = """
            {'event':'onmessage','id':'false_5511988880001@c.us_3EB0%s','type':'chat','t':1795500001,'body':'oi','from':'5511988880001@c.us','to':'5511900000001@c.us','fromMe':false,'notifyName':'A%s'}
            {'event':'onmessage','id':'false_55119888%s@c.us_3EB1','type':'chat','t':1795500001,'body':'oi','from':'55119888%s@c.us','to':'5511900000001@c.us','fromMe':false}
            {'event':'onmessage','id':'false_7%s@lid_3EB2','type':'chat','t':1795500001,'body':'oi','from':'7%s@lid','to':'5511900000001@c.us','fromMe':false}
            {'event':'onmessage','id':'false_1203%s@g.us_3EB3','type':'chat','t':1795500001,'body':'oi','from':'1203%s@g.us','author':'5511988880001@c.us','isGroupMsg':true,'fromMe':false}
            {'event':'onmessage','id':'false_5511988880001@c.us_3EB4','type':'nov%s','t':1795500001,'from':'5511988880001@c.us','fromMe':false}
            {'event':'onmessage','id':'false_5511988880001@c.us_3EB5','type':'chat','t':1795500001,'body':'oi','from':'5511988880001@c.us','fromMe':false,'quotedStanzaID':'3EB%s'}
            {'event':'onreactionmessage','id':{'fromMe':false,'remote':'5511988880001@c.us','id':'R%s','_serialized':'false_5511988880001@c.us_R%s'},'msgId':{'_serialized':'x%s'},'reactionText':'+','timestamp':1795500001000}
            {'event':'onrevokedmessage','from':'5511988880001@c.us','to':'5511900000001@c.us','id':'false_5511988880001@c.us_3EB8%s','refId':'false_5511988880001@c.us_3EB9%s'}
            {'event':'onack','id':{'fromMe':true,'remote':'5511988880001@c.us','id':'3EA%s','_serialized':'true_5511988880001@c.us_3EA%s'},'ack':2,'t':1795500001}
            {'event':'incomingcall','id':'call%s','peerJid':'5511988880001@c.us','isVideo':false,'offerTime':1795500001}
            {'event':'onparticipantschanged','groupId':'1203%s@g.us','action':'add%s','who':['5511988880001@c.us']}
            {'event':'novelty%s','x':1}
            {'event':'status-find','status':'new%s'}\
            """;

    private static List<String> bodies(JsonPath timeline) {
        return timeline.getList("data.content.body");
    }

    @Test
    void shouldWalkBothWaysAndRepairAGap() {
        try (var whatsApp = WhatsAppEmulator.start()) {
            whatsApp.wppconnect().secretKey("walk-server-secret");
            whatsApp.wppconnect().scansAtOnce(SESSION, "5511900000001");
            var line = connect("http://127.0.0.1:" + whatsApp.port(), "walk-server-secret");
            await().until(() -> "CONNECTED"
                    .equals(whatsApp.wppconnect().session(SESSION).status().name()));
            var ana = whatsApp.customer("5511988880001", "Ana").sends("wpp:" + SESSION);
            ana.text("first");
            await().untilAsserted(() -> assertThat(rig.count(line, "messages")).isEqualTo(1));
            String conversation = rig.conversations(line).getString("data[0].id");
            answer(line, conversation, ana);
            gap(line, conversation, whatsApp, ana);
        }
    }

    private void answer(WalkRig.Line line, String conversation, CustomerChat ana) {
        line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .header("Idempotency-Key", "answer-1")
                .body(Map.of("type", "text", "content", Map.of("body", "answer")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202);
        ana.opens();
        await().untilAsserted(() -> assertThat(
                        rig.timeline(line, conversation).getString("data.find { it.direction == 'outbound' }.status"))
                .isEqualTo("read"));
    }

    private void gap(WalkRig.Line line, String conversation, WhatsAppEmulator whatsApp, CustomerChat ana) {
        whatsApp.wppconnect().disconnect(SESSION);
        ana.text("in the gap 1");
        ana.text("in the gap 2");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(bodies(rig.timeline(line, conversation)))
                        .containsOnlyOnce("first", "answer", "in the gap 1", "in the gap 2"));
    }
}
