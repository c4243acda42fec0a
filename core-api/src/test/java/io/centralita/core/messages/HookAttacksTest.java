package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.SECRET;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.signature;
import static io.centralita.core.messages.WalkRig.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are those of the list of attack cases in docs/security.md. */
@QuarkusTest
class HookAttacksTest {

    private static final String NO_GRAPH = "http://127.0.0.1:9";
    private static final String BODY = text(NUMBER, "5511988880009", "wamid.attack", "hi");

    @Inject
    WalkRig rig;

    @Inject
    TestWorkspaces workspaces;

    @Test
    void case41ShouldRefuseADeliveryWithoutSignature() {
        var line = rig.connect(NO_GRAPH);
        given().contentType("application/json")
                .body(BODY)
                .post(line.hook())
                .then()
                .statusCode(401);
        assertThat(rig.count(line, "inbox")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256=", "sha256=00", "TRUNCATED", "UPPER", "SHA1", "OTHER"})
    void case42And44ShouldRefuseAWrongSignature(String kind) {
        var line = rig.connect(NO_GRAPH);
        var good = signature(SECRET, BODY.getBytes(StandardCharsets.UTF_8));
        var bad = switch (kind) {
            case "TRUNCATED" -> good.substring(0, good.length() - 2);
            case "UPPER" -> "sha256=" + good.substring(7).toUpperCase(Locale.ROOT);
            case "SHA1" -> good.replace("sha256=", "sha1=");
            case "OTHER" -> signature("another-workspaces-secret", BODY.getBytes(StandardCharsets.UTF_8));
            default -> kind;
        };
        given().header("X-Hub-Signature-256", bad)
                .contentType("application/json")
                .body(BODY)
                .post(line.hook())
                .then()
                .statusCode(401);
        assertThat(rig.count(line, "inbox")).isZero();
    }

    @Test
    void case43ShouldRefuseAChangedBody() {
        var line = rig.connect(NO_GRAPH);
        given().header("X-Hub-Signature-256", signature(SECRET, BODY.getBytes(StandardCharsets.UTF_8)))
                .contentType("application/json")
                .body(BODY.replace("\"hi\"", "\"ho\""))
                .post(line.hook())
                .then()
                .statusCode(401);
        assertThat(rig.count(line, "inbox")).isZero();
    }

    @Test
    void case43ShouldRefuseTheSameJsonWrittenAnew() {
        var line = rig.connect(NO_GRAPH);
        given().header("X-Hub-Signature-256", signature(SECRET, BODY.getBytes(StandardCharsets.UTF_8)))
                .contentType("application/json")
                .body(new io.vertx.core.json.JsonObject(BODY).encodePrettily())
                .post(line.hook())
                .then()
                .statusCode(401);
        assertThat(rig.count(line, "inbox")).isZero();
    }

    @Test
    void case57ShouldNeverSayASecretOfAChannel() {
        var line = rig.connect(NO_GRAPH);
        var owner = line.workspace().owner();
        var answers = new StringBuilder();
        for (var path : new String[] {"/v1/channels", "/v1/channels/" + line.channel(), "/v1/events?after=0"}) {
            answers.append(
                    owner.request().get(path).then().statusCode(200).extract().asString());
        }
        for (var path : new String[] {"/v1/channels", "/v1/channels/" + line.channel(), "/v1/users", "/v1/api-keys"}) {
            answers.append(line.workspace().viewer().request().get(path).asString());
        }
        answers.append(owner.request()
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"config\":{\"app_secret\":\"" + SECRET + "\",\"phone_number_id\":7}}")
                .patch("/v1/channels/" + line.channel())
                .then()
                .statusCode(422)
                .extract()
                .asString());
        answers.append(owner.request()
                .contentType("application/json")
                .body("{\"plugin\":\"meta-cloud\",\"name\":\"n\",\"config\":{\"app_secret\":\"" + SECRET + "\"}}")
                .post("/v1/channels")
                .then()
                .statusCode(422)
                .extract()
                .asString());

        assertThat(answers.toString()).contains("***").doesNotContain(SECRET, WalkRig.TOKEN, WalkRig.VERIFY);
        assertThat(rig.ask(line, "select string_agg(config, ' ') from channels where workspace_id = $1", String.class))
                .doesNotContain(SECRET, WalkRig.TOKEN);
    }

    @Test
    void case45ShouldEchoTheChallengeOnlyForTheRightToken() {
        var line = rig.connect(NO_GRAPH);
        var right = given().urlEncodingEnabled(true)
                .queryParam("hub.mode", "subscribe")
                .queryParam("hub.challenge", "<b>1158201444</b>")
                .queryParam("hub.verify_token", WalkRig.VERIFY)
                .get(line.hook())
                .then()
                .statusCode(200)
                .extract();
        assertThat(right.contentType()).startsWith("text/plain");
        assertThat(right.body().asString()).isEqualTo("<b>1158201444</b>");
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.challenge", "1158201444")
                .queryParam("hub.verify_token", "wrong")
                .get(line.hook())
                .then()
                .statusCode(403);
    }

    @Test
    void case47ShouldKeepABodyForAnotherWorkspacesNumberAsRejected() {
        var a = rig.connect(NO_GRAPH);
        var b = rig.connect(workspaces.create(), "310000000000777", NO_GRAPH);

        deliver(a, text("310000000000777", "5511988880009", "wamid.foreign", "hi"))
                .statusCode(200);

        await().until(() -> rig.count(a, "dead_letters") == 1);
        assertThat(rig.count(b, "messages")).isZero();
        assertThat(rig.count(a, "messages")).isZero();
        a.workspace()
                .owner()
                .request()
                .get("/v1/dead-letters")
                .then()
                .body("data[0].cause_code", org.hamcrest.Matchers.is("misdirected"));
        replay(a, onlyDeadLetter(a)).statusCode(409);
        assertThat(rig.count(a, "dead_letters")).isEqualTo(1);
    }

    /** Never under the channel whose address was called. */
    @Test
    void case47ShouldReplayABodyForANumberThatWasConnectedSinceUnderThatNumber() {
        var called = rig.connect(NO_GRAPH);
        deliver(called, text("310000000000888", "5511988880009", "wamid.early", "hi"))
                .statusCode(200);
        await().until(() -> rig.count(called, "dead_letters") == 1);
        var letter = onlyDeadLetter(called);

        replay(called, letter)
                .statusCode(409)
                .body("code", org.hamcrest.Matchers.is("conflict"))
                .body("detail", org.hamcrest.Matchers.containsString("310000000000888"));
        assertThat(onlyDeadLetter(called)).isEqualTo(letter);
        assertThat(rig.count(called, "inbox")).isZero();

        var number = rig.connect(called.workspace(), "310000000000888", NO_GRAPH);
        replay(called, letter).statusCode(202);

        await().until(() -> rig.settled(called) && rig.count(called, "messages") == 1);
        assertThat(rig.conversations(called).<String>getList("data.channel_id")).containsExactly(number.channel());
        assertThat(rig.count(called, "dead_letters")).isZero();
    }

    /** The plug-in could not read it; now, so to speak, it can. */
    @Test
    void shouldReplayWhatCanBeReadNowUnderItsOwnNumber() {
        var line = rig.connect(NO_GRAPH);
        rig.connect(line.workspace(), "310000000000002", NO_GRAPH);
        deliver(line, "{\"object\":\"whatsapp_business_account\"").statusCode(200);
        await().until(() -> rig.count(line, "dead_letters") == 1);
        rig.run(line, "update dead_letters set body = convert_to('" + BODY + "', 'UTF8') where workspace_id = $1");

        replay(line, onlyDeadLetter(line)).statusCode(202);

        await().until(() -> rig.settled(line) && rig.count(line, "messages") == 1);
        assertThat(rig.conversations(line).<String>getList("data.channel_id")).containsExactly(line.channel());
        assertThat(rig.count(line, "dead_letters")).isZero();
    }

    private static String onlyDeadLetter(WalkRig.Line line) {
        return line.workspace()
                .owner()
                .request()
                .get("/v1/dead-letters")
                .then()
                .body("data", org.hamcrest.Matchers.hasSize(1))
                .extract()
                .path("data[0].id");
    }

    private static ValidatableResponse replay(WalkRig.Line line, String letter) {
        return line.workspace()
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/dead-letters/" + letter + ":replay")
                .then();
    }

    @Test
    void shouldRouteABodyForASiblingNumberOfTheSameWorkspace() {
        var first = rig.connect(NO_GRAPH);
        var second = rig.connect(first.workspace(), "310000000000002", NO_GRAPH);

        deliver(first, text("310000000000002", "5511988880009", "wamid.sibling", "hi"))
                .statusCode(200);

        await().until(() -> rig.settled(first) && rig.count(first, "messages") == 1);
        assertThat(rig.conversations(first).getString("data[0].channel_id")).isEqualTo(second.channel());
    }

    @Test
    void case49ShouldRefuseWhatIsTooLargeAndKeepWhatCannotBeRead() {
        var line = rig.connect(NO_GRAPH);
        deliver(line, new byte[3_670_017]).statusCode(413);
        assertThat(rig.count(line, "inbox")).isZero();

        deliver(line, "[".repeat(1_000) + "]".repeat(1_000)).statusCode(200);
        deliver(line, "{\"object\":\"whatsapp_business_account\",").statusCode(200);
        await().until(() -> rig.count(line, "dead_letters") == 2);
        assertThat(rig.settled(line)).isTrue();
    }

    @Test
    void case50ShouldStoreHostileTextSafely() {
        var line = rig.connect(NO_GRAPH);
        deliver(line, text(NUMBER, "5511988880009", "wamid.nul", "a\\u0000b")).statusCode(200);
        deliver(line, text(NUMBER, "5511988880009", "wamid.lone", "x\\ud83dy")).statusCode(200);
        deliver(line, text(NUMBER, "5511988880009", "wamid.rtl", "\\u202eevil")).statusCode(200);
        deliver(line, text(NUMBER, "5511988880009", "wamid.big", "\\ud83d\\ude00".repeat(80_000)))
                .statusCode(200);

        await().until(() -> rig.settled(line));
        assertThat(rig.count(line, "dead_letters")).isZero();
        var timeline = rig.timeline(line, rig.conversations(line).getString("data[0].id"));
        assertThat(timeline.<String>getList("data.content.body"))
                .contains("a\uFFFDb", "x\uFFFDy", "\u202eevil", "😀".repeat(80_000));
    }

    /** What stands in an element beside its words; {@code %s} is the hostile character, {@code %c} tells them apart. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'from_user_id':'BR.1%s','id':'wamid.1%c','type':'text','text':{'body':'hi'}",
                "'from':'5511988880009','group_id':'12036%s','id':'wamid.2%c','type':'text','text':{'body':'hi'}",
                "'from':'5511988880009','id':'wamid.3%c%s','type':'text','text':{'body':'hi'}",
                "'from':'5511988880009','id':'wamid.4%c','type':'text','text':{'body':'hi'},'context':{'id':'wamid.0%s'}",
                "'from':'5511988880009','id':'wamid.5%c','type':'reaction','reaction':{'message_id':'w%s','emoji':'+%s'}",
                "'from':'5511988880009','id':'wamid.6%c','type':'poll%s'",
                "'from':'5511988880009','id':'wamid.7%c','type':'system','system':{'type':'new%s','body':'hi','x\\u0000':'%s'}",
                "'from':'5511988880009','id':'wamid.8%c','type':'image','image':{'id':'m%s','mime_type':'image/%s'}",
                "'from':'5511988880009','id':'wamid.9%c','type':'text','text':{'body':'hi'},'referral':{'source_id':'a%s'}",
            })
    void case50ShouldStoreHostileIdentifiersSafely(String element) {
        var line = rig.connect(NO_GRAPH);
        for (var hostile : HOSTILE) {
            deliver(line, message(NUMBER, PROFILE, element, hostile)).statusCode(200);
            deliver(line, message(NUMBER, PROFILE, element, hostile)).statusCode(200);
        }

        await().until(() -> rig.settled(line));
        assertThat(rig.count(line, "dead_letters")).isZero();
        assertThat(rig.count(line, "messages")).isEqualTo(HOSTILE.size());
        assertThat(rig.conversations(line).getList("data")).isNotEmpty();
    }

    /** The same person, told of twice, is one. */
    @Test
    void case50ShouldKnowAPersonAgainByAHostileName() {
        var line = rig.connect(NO_GRAPH);
        var contact =
                "{'profile':{'name':'A%s','username':'u%c%s'},'user_id':'BR.1%c%s','parent_user_id':'BR.ENT.1%c%s'}";
        for (var hostile : HOSTILE) {
            for (var at = 1; at <= 2; at++) {
                var element =
                        "'from_user_id':'BR.1%c%s','id':'wamid." + at + "%c%s','type':'text','text':{'body':'hi'}";
                deliver(line, message(NUMBER, contact, element, hostile)).statusCode(200);
            }
        }

        await().until(() -> rig.settled(line));
        assertThat(rig.count(line, "dead_letters")).isZero();
        assertThat(rig.count(line, "messages")).isEqualTo(2L * HOSTILE.size());
        assertThat(rig.conversations(line).<String>getList("data.contact.name"))
                .hasSize(HOSTILE.size())
                .containsOnly("A\uFFFD");
    }

    @Test
    void case50ShouldStoreHostileStatusesAndNotices() {
        var line = rig.connect(NO_GRAPH);
        for (var hostile : HOSTILE) {
            deliver(
                            line,
                            told(
                                    "messages",
                                    value(
                                            "'statuses':[{'id':'wamid.s%c%s','status':'sent','recipient_id':'5511988880009'}]"),
                                    hostile))
                    .statusCode(200);
            deliver(line, told("account_update", "'event':'E%s','x\\u0000':'y%s'", hostile))
                    .statusCode(200);
            deliver(
                            line,
                            told(
                                    "message_template_status_update",
                                    "'event':'OK%s','message_template_id':7,'message_template_name':'n%s','reason':'r%s'",
                                    hostile))
                    .statusCode(200);
            deliver(line, told("novelty%s", "'x':'%c'", hostile)).statusCode(200);
        }

        await().until(() -> rig.settled(line));
        assertThat(rig.count(line, "dead_letters")).isZero();
        assertThat(rig.count(line, "parked_statuses")).isEqualTo(HOSTILE.size());
        assertThat(rig.count(line, "raw_payloads")).isEqualTo(HOSTILE.size());
    }

    @Test
    void case50ShouldKeepABodyForANumberOfAHostileKeyAsRejected() {
        var line = rig.connect(NO_GRAPH);
        for (var hostile : HOSTILE) {
            deliver(
                            line,
                            message(
                                    NUMBER + "%s",
                                    PROFILE,
                                    "'from':'5511988880009','id':'wamid.x','type':'text'",
                                    hostile))
                    .statusCode(200);
        }
        await().until(() -> rig.count(line, "dead_letters") == HOSTILE.size());
        assertThat(rig.count(line, "messages")).isZero();
    }

    /** As JSON writes them: nothing, the first half of a pair, the second. */
    private static final List<String> HOSTILE = List.of("\\u0000", "\\ud83d", "\\udc00");

    private static final String PROFILE = "{'profile':{'name':'Ana'},'wa_id':'5511988880009'}";

    private static String message(String number, String contact, String element, String hostile) {
        var people = "'contacts':[" + contact + "],'messages':[{" + element + ",'timestamp':'1795500001'}]";
        return told("messages", value(people).replace(NUMBER, number), hostile);
    }

    private static String value(String rest) {
        return "'messaging_product':'whatsapp','metadata':{'phone_number_id':'" + NUMBER + "'}," + rest;
    }

    private static String told(String field, String value, String hostile) {
        return "{'object':'whatsapp_business_account','entry':[{'id':'2099','time':1795500001,'changes':[{'field':'F','value':{V}}]}]}"
                .replace("F", field)
                .replace("V", value)
                .replace("%s", hostile)
                .replace("%c", hostile.substring(3, 4))
                .replace('\'', '"');
    }

    @Test
    void shouldReplayAndDiscardDeadLetters() {
        var line = rig.connect(NO_GRAPH);
        deliver(line, "{\"object\":\"whatsapp_business_account\"").statusCode(200);
        await().until(() -> rig.count(line, "dead_letters") == 1);
        var owner = line.workspace().owner();
        String id = owner.request()
                .get("/v1/dead-letters")
                .then()
                .statusCode(200)
                .extract()
                .path("data[0].id");
        owner.request()
                .get("/v1/dead-letters/" + id)
                .then()
                .statusCode(200)
                .body("body", org.hamcrest.Matchers.startsWith("{\"object\""));
        line.workspace().agent().request().get("/v1/dead-letters").then().statusCode(403);

        replay(line, id).statusCode(202);
        await().until(() -> rig.settled(line) && rig.count(line, "dead_letters") == 1);
        String again = owner.request().get("/v1/dead-letters").then().extract().path("data[0].id");
        assertThat(again).isNotEqualTo(id);

        owner.request().delete("/v1/dead-letters/" + again).then().statusCode(204);
        assertThat(rig.count(line, "dead_letters")).isZero();
        owner.request().delete("/v1/dead-letters/" + again).then().statusCode(404);
    }

    @Test
    void shouldAnswerNotFoundForAnUnknownHook() {
        given().body("{}").post("/hooks/chn_01kayh0000e008000000000000").then().statusCode(404);
        given().body("{}").post("/hooks/nonsense").then().statusCode(404);
    }
}
