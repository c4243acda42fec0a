package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Profile, registration, callbacks and templates of a number's account. */
class AccountTest {

    private static final String NUMBER = "/v25.0/" + Desk.NUMBER;
    private static final String TEMPLATES = "/v25.0/" + Desk.WABA + "/message_templates";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldKeepTheProfileWithinMetasLengths() {
        JsonObject change = new JsonObject()
                .put("messaging_product", "whatsapp")
                .put("about", "Aberto das 9 às 18")
                .put("websites", new JsonArray().add("https://loja.example"))
                .put("vertical", "RETAIL");

        assertThat(desk.post(NUMBER + "/whatsapp_business_profile", change).statusCode())
                .isEqualTo(200);
        assertThat(desk.post(
                                NUMBER + "/whatsapp_business_profile",
                                change.copy().put("about", "a".repeat(140)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(desk.post(
                                NUMBER + "/whatsapp_business_profile",
                                change.copy().put("vertical", "MAGIC"))
                        .statusCode())
                .isEqualTo(400);

        JsonObject told = json(desk.get(NUMBER + "/whatsapp_business_profile?fields=about,websites"))
                .getJsonArray("data")
                .getJsonObject(0);
        assertThat(told)
                .isEqualTo(new JsonObject()
                        .put("about", "Aberto das 9 às 18")
                        .put("websites", new JsonArray().add("https://loja.example"))
                        .put("messaging_product", "whatsapp"));
    }

    @Test
    void shouldTakeANumberOutOfServiceAndBackByItsPin() {
        JsonObject register =
                new JsonObject().put("messaging_product", "whatsapp").put("pin", "112233");
        assertThat(desk.post(NUMBER + "/register", register).statusCode()).isEqualTo(200);

        desk.post(NUMBER + "/deregister", new JsonObject());

        assertThat(code(desk.send(desk.text(Desk.ANA, "Oi", "ours-1")))).isEqualTo(133010);
        assertThat(code(desk.post(NUMBER + "/register", register.copy().put("pin", "000000"))))
                .isEqualTo(133005);
        assertThat(desk.post(NUMBER, new JsonObject().put("pin", "445566")).statusCode())
                .isEqualTo(200);
        assertThat(desk.post(NUMBER + "/register", register.copy().put("pin", "445566"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(desk.send(desk.text(Desk.ANA, "Oi", "ours-1")).statusCode()).isEqualTo(200);
        assertThat(json(desk.get(NUMBER + "?fields=is_pin_enabled")).getBoolean("is_pin_enabled"))
                .isTrue();
    }

    @Test
    void shouldAskForTheCodeBeforeRegistering() {
        JsonObject register =
                new JsonObject().put("messaging_product", "whatsapp").put("pin", "112233");
        desk.post(
                NUMBER + "/request_code",
                new JsonObject().put("code_method", "SMS").put("language", "pt_BR"));

        assertThat(code(desk.post(NUMBER + "/register", register))).isEqualTo(133006);
        assertThat(desk.post(NUMBER + "/verify_code", new JsonObject().put("code", "000000"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(desk.post(NUMBER + "/verify_code", new JsonObject().put("code", "123456"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(desk.post(NUMBER + "/register", register).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTellWhatMetaKnowsOfANumber() {
        desk.emulator
                .meta()
                .number(
                        Desk.NUMBER,
                        state ->
                                state.withQuality("YELLOW").withLimit("TIER_2K").withThroughput("HIGH"));

        JsonObject told =
                json(desk.get(NUMBER + "?fields=quality_rating,messaging_limit_tier,throughput,webhook_configuration,"
                        + "whatsapp_business_account"));

        assertThat(told.getString("quality_rating")).isEqualTo("YELLOW");
        assertThat(told.getString("messaging_limit_tier")).isEqualTo("TIER_2K");
        assertThat(told.getJsonObject("throughput").getString("level")).isEqualTo("HIGH");
        assertThat(told.getJsonObject("webhook_configuration"))
                .isEqualTo(new JsonObject().put("application", desk.webhook.url()));
        assertThat(told.getJsonObject("whatsapp_business_account").getString("id"))
                .isEqualTo(Desk.WABA);
        assertThat(json(desk.get("/v25.0/" + Desk.WABA)).getString("currency")).isEqualTo("BRL");
    }

    @Test
    void shouldPreferTheNarrowestCallback() {
        try (WebhookReceiver account = new WebhookReceiver();
                WebhookReceiver own = new WebhookReceiver()) {
            desk.post("/v25.0/" + Desk.WABA + "/subscribed_apps", override(account.url()));
            desk.post(NUMBER, new JsonObject().put("webhook_configuration", override(own.url())));
            desk.ana().text("um").await();
            desk.post(NUMBER, new JsonObject().put("webhook_configuration", override("")));
            desk.ana().text("dois").await();
            desk.post("/v25.0/" + Desk.WABA + "/subscribed_apps", new JsonObject());
            desk.ana().text("três").await();

            assertThat(own.messages().count()).isOne();
            assertThat(account.messages().count()).isOne();
            assertThat(desk.webhook.messages().count()).isOne();
        }
    }

    @Test
    void shouldEditRejectAndPauseTemplatesAndTellIt() {
        desk.emulator.meta().approvesTemplatesAtOnce(false);
        String id = json(create("aviso")).getString("id");
        assertThat(code(send("aviso"))).isEqualTo(132001);
        desk.emulator
                .meta()
                .templateStatus(Desk.NUMBER, "aviso", "pt_BR", "REJECTED", "INVALID_FORMAT")
                .join();
        assertThat(json(desk.get("/v25.0/" + id + "?fields=status,rejected_reason")))
                .isEqualTo(new JsonObject()
                        .put("status", "REJECTED")
                        .put("rejected_reason", "INVALID_FORMAT")
                        .put("id", id));
        desk.emulator.meta().approvesTemplatesAtOnce(true);

        assertThat(desk.post("/v25.0/" + id, new JsonObject().put("components", body("Novo {{1}}")))
                        .statusCode())
                .isEqualTo(200);
        desk.emulator
                .meta()
                .templateQuality(Desk.NUMBER, "aviso", "pt_BR", "RED")
                .join();
        desk.emulator
                .meta()
                .templateStatus(Desk.NUMBER, "aviso", "pt_BR", "PAUSED", "NONE")
                .join();

        assertThat(code(send("aviso"))).isEqualTo(132015);
        await().untilAsserted(() -> assertThat(desk.webhook.received)
                .extracting(post -> post.value().getString("event", post.value().getString("new_quality_score")))
                .containsExactlyInAnyOrder("REJECTED", "APPROVED", "RED", "PAUSED"));
        assertThat(json(desk.get("/v25.0/" + id)).getJsonArray("components").encode())
                .contains("Novo {{1}}");
    }

    @Test
    void shouldDeleteOneLanguageByItsIdAndFilterByStatus() {
        String portuguese = json(create("aviso")).getString("id");
        desk.post(TEMPLATES, template("aviso").put("language", "en_US"));

        desk.call(desk.request(TEMPLATES + "?name=aviso&hsm_id=" + portuguese).DELETE());

        JsonObject left = json(desk.get(TEMPLATES + "?fields=language,quality_score&status=APPROVED"));
        assertThat(left.getJsonArray("data")).hasSize(1);
        assertThat(left.getJsonArray("data").getJsonObject(0).getString("language"))
                .isEqualTo("en_US");
        assertThat(left.getJsonArray("data")
                        .getJsonObject(0)
                        .getJsonObject("quality_score")
                        .getString("score"))
                .isEqualTo("UNKNOWN");
        assertThat(json(desk.get(TEMPLATES + "?status=REJECTED")).getJsonArray("data"))
                .isEmpty();
    }

    @Test
    void shouldWantAnUploadedSampleForAMediaHeader() {
        JsonObject header = new JsonObject().put("type", "HEADER").put("format", "IMAGE");
        JsonObject wanted = template("foto").put("components", new JsonArray().add(header));
        assertThat(desk.post(TEMPLATES, wanted).statusCode()).isEqualTo(400);
        String session = json(desk.call(desk.request("/v25.0/700000000000001/uploads?file_length=4&file_type=image/png")
                        .POST(HttpRequest.BodyPublishers.noBody())))
                .getString("id");

        JsonObject half = json(upload(session, 0, new byte[] {1, 2}));
        JsonObject whole = json(upload(session, 2, new byte[] {3, 4}));

        assertThat(half.containsKey("h")).isFalse();
        header.put("example", new JsonObject().put("header_handle", new JsonArray().add(whole.getString("h"))));
        assertThat(desk.post(TEMPLATES, wanted).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldGoOutOfServiceOrSilentAtASend() {
        desk.anaWhoWrote();
        desk.emulator.faults(Faults.seeded(1).with(FaultKind.SILENT, 1));
        String silent = desk.accepted(desk.text(Desk.ANA, "um", "ours-1"));
        desk.emulator.faults(Faults.seeded(1).with(FaultKind.DISCONNECTED, 1));

        assertThat(code(desk.send(desk.text(Desk.ANA, "dois", "ours-2")))).isEqualTo(133010);

        assertThat(desk.emulator.ledger().byOurId("ours-1").orElseThrow().fate())
                .isEqualTo(SendFate.LOST);
        assertThat(desk.webhook.statusesOf(silent)).isEmpty();
        assertThat(json(desk.get(NUMBER + "?fields=status")).getString("status"))
                .isEqualTo("DISCONNECTED");
    }

    private HttpResponse<String> upload(String session, int offset, byte[] bytes) {
        return desk.call(desk.request("/v25.0/" + session)
                .header("file_offset", Integer.toString(offset))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private HttpResponse<String> create(String name) {
        return desk.post(TEMPLATES, template(name));
    }

    private HttpResponse<String> send(String name) {
        return desk.send(new JsonObject()
                .put("messaging_product", "whatsapp")
                .put("to", Desk.ANA)
                .put("type", "template")
                .put(
                        "template",
                        new JsonObject().put("name", name).put("language", new JsonObject().put("code", "pt_BR"))));
    }

    private static JsonObject template(String name) {
        return new JsonObject()
                .put("name", name)
                .put("language", "pt_BR")
                .put("category", "UTILITY")
                .put("components", body("Pronto."));
    }

    private static JsonArray body(String text) {
        return new JsonArray(List.of(new JsonObject().put("type", "BODY").put("text", text)));
    }

    private static JsonObject override(String url) {
        return new JsonObject().put("override_callback_uri", url).put("verify_token", "verify-1");
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }

    private static int code(HttpResponse<String> answer) {
        return json(answer).getJsonObject("error").getInteger("code");
    }
}
