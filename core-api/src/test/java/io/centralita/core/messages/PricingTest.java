package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the provider says a message costs is kept with the message: nobody tells it again. */
@QuarkusTest
class PricingTest {

    private static final String ANA = "5511988880001";
    private static final String REGULAR =
            ",'pricing':{'billable':true,'pricing_model':'PMP','category':'utility','type':'regular'}";

    @Inject
    WalkRig rig;

    @Test
    void shouldKeepThePriceOfASentMessage() {
        try (var emulator = WhatsAppEmulator.start()) {
            var line = rig.connect(emulator);
            emulator.customer(ANA, "Ana").sends(NUMBER).text("hi").await();
            await().until(() -> rig.settled(line) && rig.count(line, "messages") == 1);
            var conversation = rig.conversations(line).getString("data[0].id");
            String id = line.workspace()
                    .owner()
                    .request()
                    .contentType("application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body("{\"type\":\"text\",\"content\":{\"body\":\"hello\"}}")
                    .post("/v1/conversations/" + conversation + "/messages")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");

            await().until(() -> message(line, id).getString("status").equals("delivered"));

            var sent = message(line, id);
            assertThat(sent.getString("pricing.category")).isEqualTo("service");
            assertThat(sent.getString("pricing.model")).isEqualTo("PMP");
            assertThat(sent.getBoolean("pricing.billable")).isFalse();
            assertThat(sent.getString("pricing.tariff")).isEqualTo("free_customer_service");
            assertThat(rig.timeline(line, conversation).<Object>getList("data.pricing"))
                    .as("what comes in costs nothing")
                    .containsOnlyOnce((Object) null);
        }
    }

    @Test
    void shouldKeepAPriceThatIsToldBeforeItsMessage() {
        var line = rig.connect("http://127.0.0.1:9");
        hear(line, status("wamid.p1", "sent", REGULAR));
        hear(line, status("wamid.p1", "delivered", ""));

        hear(
                line,
                change(
                        "smb_message_echoes",
                        "'message_echoes':[{'from':'15550100001','to':'" + ANA + "','id':'wamid.p1','timestamp':'"
                                + Instant.now().getEpochSecond() + "','type':'text','text':{'body':'by phone'}}]"));

        var conversation = rig.conversations(line).getString("data[0].id");
        var echo = rig.timeline(line, conversation);
        assertThat(echo.getString("data[0].status")).isEqualTo("delivered");
        assertThat(echo.getString("data[0].pricing.category")).isEqualTo("utility");
        assertThat(echo.getBoolean("data[0].pricing.billable")).isTrue();

        hear(
                line,
                status(
                        "wamid.p1",
                        "read",
                        ",'pricing':{'billable':false,'pricing_model':'PMP','category':'utility',"
                                + "'type':'free_customer_service'}"));
        assertThat(rig.timeline(line, conversation).getBoolean("data[0].pricing.billable"))
                .as("what was charged once was charged")
                .isTrue();
    }

    private static JsonPath message(WalkRig.Line line, String id) {
        return line.workspace().owner().request().get("/v1/messages/" + id).jsonPath();
    }

    private void hear(WalkRig.Line line, String body) {
        deliver(line, body).statusCode(200);
        await().until(() -> rig.settled(line));
    }

    private static String status(String id, String status, String pricing) {
        return change(
                "messages",
                "'statuses':[{'id':'" + id + "','status':'" + status + "','timestamp':'"
                        + Instant.now().getEpochSecond() + "','recipient_id':'" + ANA + "'" + pricing + "}]");
    }

    private static String change(String field, String value) {
        return ("{'object':'whatsapp_business_account','entry':[{'id':'209900000000001','changes':[{'field':'" + field
                        + "','value':{'messaging_product':'whatsapp','metadata':{'display_phone_number':'15550100001',"
                        + "'phone_number_id':'" + NUMBER + "'}," + value + "}}]}]}")
                .replace('\'', '"');
    }
}
