package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PhonePageTest {

    private static final List<String> TYPES = List.of(
            "text",
            "image",
            "video",
            "audio",
            "document",
            "sticker",
            "location",
            "contacts",
            "interactive",
            "template",
            "button",
            "order",
            "poll",
            "revoked",
            "unsupported");
    private static final List<String> ACTIONS = List.of(
            "buttons",
            "sections",
            "cards",
            "product_retailer_id",
            "cta_url",
            "flow",
            "send_location",
            "catalog_message",
            "voice_call",
            "call_permission_request",
            "request_contact_info",
            "address_message",
            "review_and_pay",
            "review_order");

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldServeThePageWithSafeHeaders() {
        for (String path : List.of("/", "/phone.css", "/phone.js", "/customer.js", "/extras.js", "/bubbles.js")) {
            HttpResponse<String> answer = desk.get(path);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void shouldPutNothingAPersonWroteIntoMarkup() {
        String scripts = Stream.of("/phone.js", "/customer.js", "/extras.js", "/bubbles.js")
                .map(path -> desk.get(path).body())
                .collect(Collectors.joining());
        assertThat(scripts).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
        assertThat(desk.get("/").body()).doesNotContain("http://", "https://", "onclick=", "<style", "<script>");
    }

    /** Types are cases of a switch, kinds of interactive messages are told by their action. */
    @Test
    void shouldDrawEveryTypeAndEveryKind() {
        String drawing = desk.get("/bubbles.js").body();

        assertThat(TYPES).allSatisfy(type -> assertThat(drawing).contains("case \"" + type + "\":"));
        assertThat(ACTIONS)
                .allSatisfy(action -> assertThat(drawing)
                        .containsAnyOf(
                                "case \"" + action + "\":",
                                "operation.name === \"" + action + "\"",
                                "(operation." + action + " || [])",
                                "if (operation." + action + ")"));
    }

    @Test
    void shouldStreamTheChatAndReadWhileItIsOpen() {
        desk.anaWhoWrote();
        StringBuffer events = new StringBuffer();
        CompletableFuture<?> stream = open(events);

        String id = desk.accepted(desk.text(Desk.ANA, "<b>Olá</b>", "ours-1"));

        await().untilAsserted(
                        () -> assertThat(desk.webhook.statusesOf(id)).containsExactly("sent", "delivered", "read"));
        await().untilAsserted(() -> assertThat(events)
                .containsPattern("<b>Olá</b>.*\"tick\":\"delivered\"")
                .containsPattern("<b>Olá</b>.*\"tick\":\"read\""));
        stream.cancel(true);
    }

    @Test
    void shouldListSessionsBesideNumbersWithTheirCodes() {
        desk.emulator.wppconnect().session("loja1");

        assertThat(desk.get("/_emulator/numbers").body())
                .contains(
                        "\"phone_number_id\":\"wpp:loja1\"",
                        "\"status\":\"CLOSED\"",
                        "\"phone_number_id\":\"" + Desk.NUMBER);
    }

    @Test
    void shouldShowATemplateWithItsTextAndButtons() {
        desk.post("/v25.0/" + Desk.WABA + "/message_templates", new JsonObject("""
                {"name": "pedido", "language": "pt_BR", "category": "UTILITY", "components": [
                  {"type": "HEADER", "format": "TEXT", "text": "Pedido {{1}}"},
                  {"type": "BODY", "text": "Olá {{nome}}, pronto."},
                  {"type": "BUTTONS", "buttons": [
                    {"type": "QUICK_REPLY", "text": "Retirar"},
                    {"type": "URL", "text": "Ver", "url": "https://loja.example/{{1}}"}]}]}
                """));
        desk.accepted(new JsonObject("""
                {"messaging_product": "whatsapp", "to": "%s", "type": "template", "template": {
                  "name": "pedido", "language": {"code": "pt_BR"}, "components": [
                  {"type": "header", "parameters": [{"type": "text", "text": "42"}]},
                  {"type": "body", "parameters": [{"type": "text", "parameter_name": "nome", "text": "Ana"}]},
                  {"type": "button", "sub_type": "quick_reply", "index": "0",
                   "parameters": [{"type": "payload", "payload": "retirar-42"}]},
                  {"type": "button", "sub_type": "url", "index": "1",
                   "parameters": [{"type": "text", "text": "42"}]}]}}
                """.formatted(Desk.ANA)));

        JsonObject shown = ((JsonObject) desk.ana().lines().get(0).content()).getJsonObject("shown");

        assertThat(shown).isEqualTo(new JsonObject("""
                {"header": "Pedido 42", "body": "Olá Ana, pronto.", "buttons": [
                  {"text": "Retirar", "payload": "retirar-42"}, {"text": "Ver", "url": "https://loja.example/42"}]}
                """));
    }

    @Test
    void shouldRefuseAForeignHostName() throws IOException {
        for (String path : List.of("/", "/_emulator/numbers")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.emulator.port())) {
                OutputStream out = socket.getOutputStream();
                out.write(("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer).startsWith("HTTP/1.1 403");
            }
        }
    }

    @Test
    void shouldServeAFileOfTheChatButNeverAsAPage() {
        desk.ana()
                .attachment(Attachment.document(
                        "text/html", "<script>1</script>".getBytes(StandardCharsets.UTF_8), "a.html", null))
                .await();
        String id = desk.webhook
                .messages()
                .findFirst()
                .orElseThrow()
                .getJsonObject("document")
                .getString("id");

        HttpResponse<String> answer = desk.get("/_emulator/media/" + id);

        assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(answer, "Content-Disposition")).isEqualTo("attachment");
    }

    private CompletableFuture<?> open(StringBuffer events) {
        return desk.http.sendAsync(
                desk.request("/_emulator/phone?number=" + Desk.NUMBER + "&phone=" + Desk.ANA + "&name=Ana")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArrayConsumer(
                        chunk -> chunk.ifPresent(bytes -> events.append(new String(bytes, StandardCharsets.UTF_8)))));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
