package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MediaTest {

    private static final byte[] PICTURE = "not really a picture, but bytes".getBytes(StandardCharsets.UTF_8);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    private final Desk desk = new Desk(EmulatorOptions.defaults().withClock(now::get));

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldServeWhatACustomerSent() throws Exception {
        desk.ana().image("image/jpeg", PICTURE, "a peça").await();
        JsonObject image = desk.webhook.messages().findFirst().orElseThrow().getJsonObject("image");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(PICTURE);
        assertThat(image.getString("sha256")).isEqualTo(Base64.getEncoder().encodeToString(hash));
        assertThat(image.getString("caption")).isEqualTo("a peça");

        JsonObject found = lookUp(image.getString("id"));

        assertThat(found.getString("sha256")).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(found.getInteger("file_size")).isEqualTo(PICTURE.length);
        assertThat(found.getString("mime_type")).isEqualTo("image/jpeg");
        assertThat(download(found.getString("url")).body()).isEqualTo(PICTURE);
        assertThat(download(image.getString("url")).body()).isEqualTo(PICTURE);
    }

    @Test
    void shouldRefuseADownloadWithoutTokenOrAfterFiveMinutes() throws Exception {
        String url = lookUp(uploaded()).getString("url");

        HttpResponse<String> bare = desk.call(HttpRequest.newBuilder(URI.create(url)));
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(5).plusSeconds(1)));

        assertThat(bare.statusCode()).isEqualTo(401);
        assertThat(download(url).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldUploadSendAndDelete() throws Exception {
        String id = uploaded();
        assertThat(download(lookUp(id).getString("url")).body()).isEqualTo(PICTURE);
        desk.anaWhoWrote();

        String sent = desk.accepted(picture(id));
        await().untilAsserted(() -> assertThat(desk.webhook.statusesOf(sent)).containsExactly("sent", "delivered"));
        HttpResponse<String> gone = desk.call(desk.request("/v25.0/" + id).DELETE());

        assertThat(new JsonObject(gone.body()).getBoolean("success")).isTrue();
        assertThat(desk.get("/v25.0/" + id).statusCode()).isEqualTo(400);
        assertThat(desk.send(picture(id)).body()).contains("not a valid whatsapp business account media attachment ID");
    }

    @Test
    void shouldRefuseFilesMetaDoesNotTake() {
        assertThat(upload("application/x-sh", PICTURE).body()).contains("131053");
        assertThat(upload("image/jpeg", new byte[6 << 20]).body()).contains("131053");
    }

    @Test
    void shouldRefuseTheMediaOfAnotherNumber() {
        String id = uploaded();

        assertThat(desk.get("/v25.0/" + id + "?phone_number_id=1").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldInjectMissingMedia() {
        String id = uploaded();
        desk.emulator.faults(Faults.seeded(3).with(FaultKind.MEDIA_MISSING, 1));

        assertThat(desk.get("/v25.0/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldInjectBytesThatDoNotMatchTheHash() throws Exception {
        JsonObject found = lookUp(uploaded());
        desk.emulator.faults(Faults.seeded(3).with(FaultKind.MEDIA_CORRUPT, 1));

        byte[] got = download(found.getString("url")).body();

        assertThat(got).hasSize(PICTURE.length).isNotEqualTo(PICTURE);
        assertThat(desk.emulator.injectedFaults()).containsEntry(FaultKind.MEDIA_CORRUPT, 1L);
    }

    private JsonObject lookUp(String id) {
        HttpResponse<String> answer = desk.get("/v25.0/" + id + "?phone_number_id=" + Desk.NUMBER);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private HttpResponse<byte[]> download(String url) throws Exception {
        return desk.http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + Desk.TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private String uploaded() {
        return new JsonObject(upload("image/jpeg", PICTURE).body()).getString("id");
    }

    private HttpResponse<String> upload(String mimeType, byte[] bytes) {
        String head = "--b0undary\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"
                + "--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\nContent-Type: "
                + mimeType + "\r\n\r\n";
        return desk.call(desk.request("/v25.0/" + Desk.NUMBER + "/media")
                .header("Content-Type", "multipart/form-data; boundary=b0undary")
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(bytes),
                        HttpRequest.BodyPublishers.ofString("\r\n--b0undary--\r\n"))));
    }

    private static JsonObject picture(String id) {
        return new JsonObject()
                .put("messaging_product", "whatsapp")
                .put("to", Desk.ANA)
                .put("type", "image")
                .put("image", new JsonObject().put("id", id));
    }
}
