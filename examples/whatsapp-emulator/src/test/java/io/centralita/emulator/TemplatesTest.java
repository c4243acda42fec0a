package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static final String PATH = "/v25.0/" + Desk.WABA + "/message_templates";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldApproveANewTemplateByWebhook() {
        JsonObject made = new JsonObject(create("order_ready", "UTILITY").body());

        assertThat(made.getString("status")).isEqualTo("PENDING");
        await().untilAsserted(() -> assertThat(desk.webhook.received).hasSize(1));
        JsonObject entry =
                desk.webhook.received.get(0).body().getJsonArray("entry").getJsonObject(0);
        assertThat(entry.getValue("time")).isInstanceOf(Integer.class);
        JsonObject value = desk.webhook.received.get(0).value();
        assertThat(value.getString("event")).isEqualTo("APPROVED");
        assertThat(value.getLong("message_template_id")).isEqualTo(Long.parseLong(made.getString("id")));
        assertThat(value.getString("message_template_name")).isEqualTo("order_ready");
    }

    @Test
    void shouldListByPagesAndDeleteByName() {
        create("one", "UTILITY");
        create("two", "UTILITY");
        create("three", "UTILITY");

        JsonObject first = new JsonObject(desk.get(PATH + "?limit=2").body());
        String after = first.getJsonObject("paging").getJsonObject("cursors").getString("after");
        JsonObject second =
                new JsonObject(desk.get(PATH + "?limit=2&after=" + after).body());

        assertThat(names(first)).containsExactly("one", "two");
        assertThat(first.getJsonObject("paging").getString("next")).startsWith(desk.emulator.baseUrl() + PATH);
        assertThat(desk.get(first.getJsonObject("paging")
                                .getString("next")
                                .substring(desk.emulator.baseUrl().length()))
                        .body())
                .isEqualTo(second.encode());
        assertThat(names(second)).containsExactly("three");
        desk.call(desk.request(PATH + "?name=two").DELETE());
        assertThat(names(new JsonObject(desk.get(PATH).body()))).containsExactly("one", "three");
        assertThat(desk.call(desk.request(PATH + "?name=two").DELETE()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldRefuseUnknownTemplatesAndWrongParametersOnceAnAccountHasAny() {
        create("order_ready", "MARKETING");

        assertThat(code(template("other", "Ana"))).isEqualTo(132001);
        assertThat(code(template("order_ready"))).isEqualTo(132000);
        String id = desk.accepted(template("order_ready", "Ana"));

        await().untilAsserted(() -> assertThat(desk.webhook.statusesOf(id)).containsExactly("sent", "delivered"));
        assertThat(desk.webhook
                        .statuses()
                        .findFirst()
                        .orElseThrow()
                        .getJsonObject("pricing")
                        .getString("category"))
                .isEqualTo("marketing");
    }

    @Test
    void shouldRefuseADoubleOrACategoryThatIsNone() {
        create("order_ready", "UTILITY");

        assertThat(create("order_ready", "UTILITY").statusCode()).isEqualTo(400);
        assertThat(create("another", "SPAM").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> create(String name, String category) {
        return desk.post(
                PATH,
                new JsonObject()
                        .put("name", name)
                        .put("language", "pt_BR")
                        .put("category", category)
                        .put(
                                "components",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("type", "BODY")
                                                .put("text", "Olá {{1}}, pronto."))));
    }

    private int code(JsonObject body) {
        return new JsonObject(desk.send(body).body()).getJsonObject("error").getInteger("code");
    }

    private static JsonObject template(String name, String... values) {
        JsonArray parameters = new JsonArray();
        for (String value : values) {
            parameters.add(new JsonObject().put("type", "text").put("text", value));
        }
        return new JsonObject()
                .put("messaging_product", "whatsapp")
                .put("to", Desk.ANA)
                .put("type", "template")
                .put(
                        "template",
                        new JsonObject()
                                .put("name", name)
                                .put("language", new JsonObject().put("code", "pt_BR"))
                                .put(
                                        "components",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("type", "body")
                                                        .put("parameters", parameters))));
    }

    private static List<String> names(JsonObject page) {
        return page.getJsonArray("data").stream()
                .map(entry -> ((JsonObject) entry).getString("name"))
                .toList();
    }
}
