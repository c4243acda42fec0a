package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PhonePageTest {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldServeThePageWithSafeHeaders() {
        for (String path : List.of("/", "/phone.css", "/phone.js", "/bubbles.js")) {
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
        assertThat(desk.get("/phone.js").body() + desk.get("/bubbles.js").body())
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
        assertThat(desk.get("/").body()).doesNotContain("http://", "https://", "onclick=", "<style", "<script>");
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
