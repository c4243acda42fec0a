package io.centralita.core.messages.asked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.media.EmulatedNumber;
import io.centralita.core.messages.WalkRig;
import io.centralita.core.messages.types.EmulatedSession;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.emulator.CustomerChat;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session's server knows and did not tell: groups, how far a message got, what was said before. */
@QuarkusTest
class AskedProviderTest {

    private static final String GROUP = "120363000000000077";

    @Inject
    TestWorkspaces workspaces;

    @Inject
    WalkRig rig;

    private WhatsAppEmulator emulator;
    private EmulatedSession session;
    private WalkRig.Line line;
    private CustomerChat ana;

    @BeforeEach
    void connect() {
        emulator = WhatsAppEmulator.start();
        session = EmulatedSession.connect(emulator, workspaces.create());
        line = new WalkRig.Line(session.workspace(), session.channel());
        ana = emulator.customer("5511988880001", "Ana").sends(session.line());
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldTellTheGroupsOfANumberAndWhoIsInThem() {
        var groups = "/v1/channels/" + line.channel() + "/groups";
        caller().get(groups).then().statusCode(200).body("data", empty()).body("has_more", equalTo(false));
        emulator.wppconnect().writesByOwnPhone(session.name(), GROUP + "@g.us", "bom dia a todos");

        caller().get(groups)
                .then()
                .statusCode(200)
                .body("data.id", contains(GROUP))
                .body("next_cursor", nullValue());
        var own = emulator.wppconnect().session(session.name()).displayNumber();
        caller().get(groups + "/" + GROUP + "/members")
                .then()
                .statusCode(200)
                .body("data.addresses.flatten().value", hasItem(own));
        emulator.wppconnect().writesByOwnPhone(session.name(), "120363000000000078@g.us", "e aqui");
        String next = caller().get(groups + "?limit=1")
                .then()
                .body("data.id", contains("120363000000000078"))
                .extract()
                .path("next_cursor");
        caller().get(groups + "?limit=1&cursor=" + next)
                .then()
                .body("data.id", contains(GROUP))
                .body("has_more", equalTo(false));
        caller().get(groups + "?cursor=AAAA").then().statusCode(400).body("code", equalTo("invalid_cursor"));
        workspaces.create().owner().request().get(groups).then().statusCode(404);
    }

    @Test
    void shouldAskHowFarAMessageGotWhoseStatusesWereLost() {
        var conversation = conversation();
        emulator.faults(Faults.seeded(1).with(FaultKind.WEBHOOK_LOST, 1));
        var message = send(conversation, "chegou?");
        await().until(() -> status(message).equals("sent"));
        ana.reads();
        assertThat(status(message)).isEqualTo("sent");

        await().untilAsserted(() -> check(message).statusCode(200).body("status", equalTo("read")));

        assertThat(status(message)).isEqualTo("read");
        assertThat(rig.facts(line, "message.status_changed")).isPositive();
        var told = rig.facts(line, "message.status_changed");
        check(message).body("status", equalTo("read"));
        assertThat(rig.facts(line, "message.status_changed")).isEqualTo(told);
        check(inbound(conversation)).statusCode(422).body("code", equalTo("message_not_allowed"));
        verb(workspaces.create().agent().request(), "/v1/messages/" + message + ":check-status")
                .statusCode(404);
        verb(line.workspace().viewer().request(), "/v1/messages/" + message + ":check-status")
                .statusCode(403);
    }

    @Test
    void shouldFetchWhatWasSaidBeforeAndDoubleNothing() {
        emulator.faults(Faults.seeded(1).with(FaultKind.WEBHOOK_LOST, 1));
        ana.text("antes 1").await();
        ana.text("antes 2").await();
        emulator.wppconnect().writesByOwnPhone(session.name(), "5511988880001@c.us", "do celular");
        emulator.faults(Faults.none());
        var conversation = conversation();
        var sent = send(conversation, "resposta");
        await().until(() -> status(sent).equals("delivered"));
        int unread = caller().get("/v1/conversations/" + conversation).path("unread_count");

        importHistory(conversation, Map.of("before", "2020-01-01T00:00:00Z"))
                .statusCode(202)
                .body("accepted", equalTo(0));
        importHistory(conversation, Map.of())
                .statusCode(202)
                .body("accepted", equalTo(5))
                .body("has_more", equalTo(false));

        await().untilAsserted(() -> assertThat(bodies(conversation))
                .containsExactlyInAnyOrder("antes 1", "antes 2", "do celular", "agora", "resposta"));
        importHistory(conversation, Map.of("pages", 5)).statusCode(202);
        await().until(() -> rig.settled(line));
        assertThat(rig.count(line, "messages")).isEqualTo(5);
        assertThat(emulator.ledger().total()).isEqualTo(1);
        caller().get("/v1/conversations/" + conversation)
                .then()
                .body("unread_count", equalTo(unread))
                .body("window.expires_at", nullValue())
                .body("last_message.content.body", equalTo("resposta"));
        assertThat(rig.facts(line, "conversation.opened")).isEqualTo(1);
    }

    @Test
    void shouldRefuseAnImportThatMakesNoSense() {
        var conversation = conversation();

        importHistory(conversation, Map.of("pages", 6)).statusCode(422).body("errors.pointer", contains("/pages"));
        importHistory(conversation, Map.of("cursor", "AAAA")).statusCode(400).body("code", equalTo("invalid_cursor"));
        verb(workspaces.create().owner().request(), "/v1/conversations/" + conversation + ":import-history")
                .statusCode(404);
        verb(line.workspace().viewer().request(), "/v1/conversations/" + conversation + ":import-history")
                .statusCode(403);
    }

    @Test
    void shouldRefuseAtOnceWhereTheProviderCannotBeAsked() {
        var number = EmulatedNumber.connect(emulator, line.workspace());
        number.ana().text("pela API").await();
        var conversation = number.conversation();
        var message = inbound(conversation);

        for (var answer : List.of(
                caller().get(number.path() + "/groups").then(),
                caller().get(number.path() + "/groups/1/members").then(),
                importHistory(conversation, Map.of()),
                check(message))) {
            answer.statusCode(422).body("code", equalTo("unsupported_by_channel"));
        }
    }

    private RequestSpecification caller() {
        return line.workspace().agent().request();
    }

    private String conversation() {
        ana.text("agora").await();
        await().until(() -> !rig.conversations(line).getList("data").isEmpty());
        return rig.conversations(line).getString("data[0].id");
    }

    private String send(String conversation, String text) {
        return caller().contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", text)))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private String inbound(String conversation) {
        return rig.timeline(line, conversation).getString("data.find { it.direction == 'inbound' }.id");
    }

    private String status(String message) {
        return caller().get("/v1/messages/" + message).path("status");
    }

    private List<String> bodies(String conversation) {
        return rig.timeline(line, conversation).getList("data.content.body");
    }

    private ValidatableResponse check(String message) {
        return verb(caller(), "/v1/messages/" + message + ":check-status");
    }

    private ValidatableResponse importHistory(String conversation, Map<String, Object> body) {
        return caller().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post("/v1/conversations/" + conversation + ":import-history")
                .then();
    }

    private static ValidatableResponse verb(RequestSpecification caller, String path) {
        return caller.urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of())
                .post(path)
                .then();
    }
}
