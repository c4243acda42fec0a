package io.centralita.core.messages.types;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.messages.WalkRig;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that the Cloud API has on a shared contact, in and out. */
@QuarkusTest
class ContactCardsTest {

    private static final String ANA = "5511988880001";

    private static final JsonObject TOLD = json("{'name':{'formatted_name':'Dr. Bia Reis Lima Jr.','first_name':'Bia',"
            + "'last_name':'Lima','middle_name':'Reis','prefix':'Dr.','suffix':'Jr.'},"
            + "'phones':[{'phone':'+55 11 97777-0003','wa_id':'5511977770003','type':'CELL'}],"
            + "'emails':[{'email':'bia@example.com'}],"
            + "'org':{'company':'Acme','department':'Design','title':'Manager'},"
            + "'birthday':'1990-02-28',"
            + "'addresses':[{'street':'Rua Augusta 1','city':'São Paulo','state':'SP','zip':'01304-000',"
            + "'country':'Brasil','country_code':'BR','type':'HOME'}],"
            + "'urls':[{'url':'https://bia.example','type':'WORK'}]}");

    private static final JsonObject SHOWN = json("{'formatted_name':'Dr. Bia Reis Lima Jr.','first_name':'Bia',"
            + "'last_name':'Lima','middle_name':'Reis','prefix':'Dr.','suffix':'Jr.',"
            + "'phones':[{'number':'+55 11 97777-0003','wa_id':'5511977770003','label':'CELL'}],"
            + "'emails':['bia@example.com'],'organisation':'Acme','department':'Design','job_title':'Manager',"
            + "'birthday':'1990-02-28',"
            + "'addresses':[{'street':'Rua Augusta 1','city':'São Paulo','state':'SP','zip':'01304-000',"
            + "'country':'Brasil','country_code':'BR','label':'HOME'}],"
            + "'urls':[{'url':'https://bia.example','label':'WORK'}]}");

    @Inject
    WalkRig rig;

    private WhatsAppEmulator emulator;
    private WalkRig.Line line;

    @BeforeEach
    void connect() {
        emulator = WhatsAppEmulator.start(EmulatorOptions.defaults().withFullLedger());
        line = rig.connect(emulator);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldShowAndSendAWholeCard() {
        hear("wamid.card", "'type':'contacts','contacts':[" + TOLD.encode() + "]");
        var conversation = rig.conversations(line).getString("data[0].id");

        var shown = card(newest(conversation));
        SHOWN.forEach(field ->
                assertThat(shown.getValue(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));

        send(conversation, SHOWN).statusCode(202);
        await().until(() -> emulator.ledger().sends(NUMBER).size() == 1);
        var sent = emulator.ledger().sends(NUMBER).get(0).body();
        assertThat(SendContract.faults(sent)).isEmpty();
        assertThat(sent.getJsonArray("contacts").getJsonObject(0)).isEqualTo(TOLD);
    }

    @Test
    void shouldRefuseABirthdayThatIsNoDay() {
        hear("wamid.hi", "'type':'text','text':{'body':'hi'}");
        var conversation = rig.conversations(line).getString("data[0].id");

        var refused = send(conversation, SHOWN.copy().put("birthday", "28/02/1990"));

        refused.statusCode(422);
        assertThat(refused.extract().<String>path("errors[0].pointer")).isEqualTo("/content/contacts/0/birthday");
        assertThat(refused.extract().<String>path("errors[0].code")).isEqualTo("malformed_date");
    }

    private ValidatableResponse send(String conversation, JsonObject card) {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"type\":\"contacts\",\"content\":{\"contacts\":[" + card.encode() + "]}}")
                .post("/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private void hear(String id, String rest) {
        var body =
                ("{'object':'whatsapp_business_account','entry':[{'id':'209900000000001','changes':[{'field':'messages',"
                                + "'value':{'messaging_product':'whatsapp','metadata':{'display_phone_number':'15550100001',"
                                + "'phone_number_id':'" + NUMBER + "'},'messages':[{'from':'" + ANA + "','id':'" + id
                                + "','timestamp':'" + Instant.now().getEpochSecond() + "'," + rest + "}]}}]}]}")
                        .replace('\'', '"');
        deliver(line, body).statusCode(200);
        await().until(() -> rig.settled(line));
    }

    private JsonObject newest(String conversation) {
        var list = line.workspace().owner().request().get("/v1/conversations/" + conversation + "/messages");
        return new JsonObject(list.asString()).getJsonArray("data").getJsonObject(0);
    }

    private static JsonObject card(JsonObject message) {
        return message.getJsonObject("content").getJsonArray("contacts").getJsonObject(0);
    }

    private static JsonObject json(String text) {
        return new JsonObject(text.replace('\'', '"'));
    }
}
