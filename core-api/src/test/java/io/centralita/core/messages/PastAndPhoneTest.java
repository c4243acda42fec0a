package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was said before, and what the business says by its own phone, wait for nobody. */
@QuarkusTest
class PastAndPhoneTest {

    private static final String ANA = "5511988880001";
    private static final String BEA = "5511988880002";

    @Inject
    WalkRig rig;

    private WalkRig.Line line;

    @BeforeEach
    void connect() {
        line = rig.connect("http://127.0.0.1:9");
        line.workspace()
                .agent()
                .request()
                .contentType("application/json")
                .body("{\"state\":\"online\"}")
                .put("/v1/presence")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldKeepThePastInAConversationThatIsOver() {
        var longAgo = Instant.now().minus(Duration.ofDays(40));
        hear(history("wamid.past2", ANA, "15550100001", longAgo.plusSeconds(60)));
        hear(history("wamid.past1", "15550100001", ANA, longAgo));

        var past = conversation(ANA);
        assertThat(past.getString("status")).isEqualTo("closed");
        assertThat(past.getInteger("unread_count")).isZero();
        assertThat(past.getJsonObject("window").getBoolean("open")).isFalse();
        assertThat(past.getJsonObject("last_message").getString("provider_message_id"))
                .isEqualTo("wamid.past2");
        assertThat(rig.ask(
                        line,
                        "select bool_and(last_activity_at < now() - interval '39 days') from conversations"
                                + " where workspace_id = $1",
                        Boolean.class))
                .as("stands in the list where it belongs")
                .isTrue();
        assertThat(rig.facts(line, "conversation.opened")).isZero();
        assertThat(rig.facts(line, "conversation.imported")).isEqualTo(1);
        assertThat(rig.ask(
                        line,
                        "select count(*) from facts where workspace_id = $1 and type = 'message.created'"
                                + " and (data::jsonb ->> 'history')::boolean",
                        Long.class))
                .isEqualTo(2);
        aNewCustomerIsGiven();
        assertThat(conversation(ANA).getString("assignee_id")).isNull();

        hear(text(NUMBER, ANA, "wamid.live", "here I am again"));

        assertThat(all(ANA)).hasSize(2);
        awaitAssigned(ANA, 1);
        assertThat(rig.facts(line, "conversation.opened")).isEqualTo(2);
    }

    @Test
    void shouldGoOnWithThePastWhenItIsNotLongAgo() {
        hear(history("wamid.past", ANA, "15550100001", Instant.now().minusSeconds(60)));
        assertThat(conversation(ANA).getString("status")).isEqualTo("closed");

        hear(text(NUMBER, ANA, "wamid.live", "as I said"));

        assertThat(conversation(ANA).getString("status")).isEqualTo("open");
        assertThat(conversation(ANA).getInteger("unread_count")).isEqualTo(1);
        awaitAssigned(ANA, 1);
    }

    @Test
    void shouldNotGiveWhatTheBusinessBeganByPhoneUntilTheCustomerWrites() {
        hear(echo("wamid.echo"));
        assertThat(conversation(ANA).getString("status")).isEqualTo("pending");
        aNewCustomerIsGiven();
        assertThat(conversation(ANA).getString("assignee_id")).isNull();
        line.workspace()
                .owner()
                .request()
                .get("/v1/conversations/" + conversation(ANA).getString("id") + "/routing")
                .then()
                .statusCode(200)
                .body("state", equalTo("pending"));

        hear(text(NUMBER, ANA, "wamid.answer", "yes please"));

        assertThat(conversation(ANA).getString("status")).isEqualTo("open");
        awaitAssigned(ANA, 1);
    }

    /** A round has been, and gave what waited. */
    private void aNewCustomerIsGiven() {
        hear(text(NUMBER, BEA, "wamid.bea", "hello"));
        awaitAssigned(BEA, 1);
    }

    private void awaitAssigned(String customer, int times) {
        await().until(() -> all(customer).stream()
                        .filter(one -> one.getString("assignee_id") != null)
                        .count()
                == times);
    }

    private JsonObject conversation(String customer) {
        var found = all(customer);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<JsonObject> all(String customer) {
        var page = new JsonObject(line.workspace()
                .owner()
                .request()
                .get("/v1/conversations?limit=200")
                .then()
                .statusCode(200)
                .body("has_more", equalTo(false))
                .extract()
                .asString());
        return page.getJsonArray("data").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getJsonObject("contact").encode().contains(customer))
                .toList();
    }

    private void hear(String body) {
        deliver(line, body).statusCode(200);
        await().until(() -> rig.settled(line));
    }

    private static String history(String id, String from, String to, Instant at) {
        return change(
                "history",
                "'history':[{'metadata':{'phase':0,'chunk_order':1,'progress':40},'threads':[{'id':'" + ANA
                        + "','messages':[{'from':'" + from + "','to':'" + to + "','id':'" + id + "','timestamp':'"
                        + at.getEpochSecond() + "','type':'text','text':{'body':'before'},"
                        + "'history_context':{'status':'READ'}}]}]}]");
    }

    private static String echo(String id) {
        return change(
                "smb_message_echoes",
                "'message_echoes':[{'from':'15550100001','to':'" + ANA + "','id':'" + id + "','timestamp':'"
                        + Instant.now().getEpochSecond() + "','type':'text','text':{'body':'typed on the phone'}}]");
    }

    private static String change(String field, String value) {
        return ("{'object':'whatsapp_business_account','entry':[{'id':'209900000000001','changes':[{'field':'" + field
                        + "','value':{'messaging_product':'whatsapp','metadata':{'display_phone_number':'15550100001',"
                        + "'phone_number_id':'" + NUMBER + "'}," + value + "}}]}]}")
                .replace('\'', '"');
    }
}
