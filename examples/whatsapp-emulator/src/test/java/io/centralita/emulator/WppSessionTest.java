package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.wppconnect.WppServer;
import io.centralita.emulator.wppconnect.WppSettings;
import io.centralita.emulator.wppconnect.WppStatus;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WppSessionTest {

    private final WppDesk wpp = new WppDesk();

    @AfterEach
    void close() {
        wpp.close();
    }

    @Test
    void shouldMakeTokensOnlyForTheSecret() {
        String path = "/api/loja1/" + WppServer.DEFAULT_SECRET + "/generate-token";

        HttpResponse<String> made = wpp.raw("POST", path, "{}");
        HttpResponse<String> refused = wpp.raw("POST", "/api/loja1/wrong/generate-token", "{}");

        assertThat(made.statusCode()).isEqualTo(201);
        JsonObject body = new JsonObject(made.body());
        assertThat(body.getString("token")).matches("\\$2b\\$10\\$[./A-Za-z0-9_-]{53}");
        assertThat(body.getString("token")).doesNotContain("/").isNotEqualTo(wpp.token);
        assertThat(body.getString("full")).isEqualTo("loja1:" + body.getString("token"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(refused.body()))
                .isEqualTo(new JsonObject().put("response", false).put("message", "The SECRET_KEY is incorrect"));
    }

    @Test
    void shouldLetInByHeaderOrPathAndNameWhatIsMissing() {
        String base = wpp.desk.emulator.baseUrl() + "/api/loja1";
        HttpResponse<String> inPath = wpp.desk.call(
                HttpRequest.newBuilder(URI.create(base + ":" + WppDesk.encoded(wpp.token) + "/status-session")));
        HttpResponse<String> none = wpp.desk.call(HttpRequest.newBuilder(URI.create(base + "/status-session")));
        HttpResponse<String> wrong = wpp.desk.call(HttpRequest.newBuilder(URI.create(base + "/status-session"))
                .header("Authorization", "Bearer nonsense"));

        assertThat(inPath.statusCode()).isEqualTo(200);
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(none.body()).getString("message")).startsWith("Token is not present");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(wrong.body()).getString("error")).startsWith("Check that the Session");
        wpp.server().secretKey("another");
        assertThat(wpp.get("status-session").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldAnswerTheStateBeforeTheStartAndPairByQr() {
        wpp.server().settings(WppSettings.defaults().withStartTakes(Duration.ofMillis(50)));
        JsonObject start = new JsonObject().put("webhook", wpp.desk.webhook.url());

        JsonObject first = new JsonObject(wpp.post("start-session", start).body());
        JsonObject second = new JsonObject(wpp.post("start-session", start).body());

        assertThat(first.getString("status")).isEqualTo("CLOSED");
        assertThat(second.getString("status")).isEqualTo("INITIALIZING");
        await().until(() -> wpp.server().session("loja1").status() == WppStatus.QRCODE);
        JsonObject shown = new JsonObject(wpp.get("status-session").body());
        assertThat(shown.getString("qrcode")).startsWith("data:image/png;base64,iVBOR");
        assertThat(shown.getString("urlcode")).startsWith("2@");
        await().until(() -> wpp.events("qrcode")
                .anyMatch(event -> event.getString("urlcode").equals(shown.getString("urlcode"))));
        HttpResponse<String> picture = wpp.get("qrcode-session");
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");

        wpp.server().scan("loja1", "+55 11 90000-0001");

        assertThat(new JsonObject(wpp.get("status-session").body()).getString("status"))
                .isEqualTo("CONNECTED");
        HttpResponse<String> noPicture = wpp.get("qrcode-session");
        assertThat(new JsonObject(noPicture.body()).getString("message")).isEqualTo("QRCode is not available...");
        JsonObject device = new JsonObject(wpp.get("host-device").body()).getJsonObject("response");
        assertThat(device.getString("phoneNumber")).isEqualTo("5511900000001@c.us");
        await().until(() -> wpp.events("status-find").count() >= 4);
        assertThat(wpp.events("status-find").map(event -> event.getString("status")))
                .contains("notLogged", "qrReadSuccess", "isLogged", "inChat");
    }

    @Test
    void shouldPairByPhoneCodeAndStayPairedUntilLogout() {
        wpp.post(
                "start-session",
                new JsonObject().put("webhook", wpp.desk.webhook.url()).put("phone", WppDesk.PHONE));
        await().until(() -> wpp.events("phoneCode").count() == 1);
        JsonObject told = wpp.events("phoneCode").findFirst().orElseThrow();
        assertThat(told.getString("phoneCode")).matches("[A-Z1-9]{4}-[A-Z1-9]{4}");
        assertThat(new JsonObject(wpp.get("status-session").body()).getString("status"))
                .isEqualTo("PHONECODE");
        wpp.server().enterCode("loja1", WppDesk.PHONE, told.getString("phoneCode"));

        wpp.post("close-session", new JsonObject());
        await().until(() -> wpp.events("closesession").count() == 1);
        wpp.post("start-session", new JsonObject());
        await().until(() -> wpp.server().session("loja1").status() == WppStatus.CONNECTED);
        HttpResponse<String> out = wpp.post("logout-session", new JsonObject());

        assertThat(out.statusCode()).isEqualTo(200);
        await().until(() -> wpp.events("logoutsession").count() == 1);
        assertThat(wpp.server().session("loja1").phone()).isNull();
        assertThat(wpp.post("logout-session", new JsonObject()).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldFailToCloseWhatNeverStarted() {
        HttpResponse<String> answer = wpp.post("close-session", new JsonObject());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(new JsonObject(answer.body()).getJsonObject("error"))
                .isEqualTo(new JsonObject().put("level", "error"));
    }

    @Test
    void shouldRenewCodesAndGiveUp() {
        wpp.server().settings(WppSettings.defaults().withCodeLives(Duration.ofMillis(5)));
        wpp.post("start-session", new JsonObject().put("webhook", wpp.desk.webhook.url()));

        await().until(() ->
                wpp.events("status-find").anyMatch(event -> "autocloseCalled".equals(event.getString("status"))));

        assertThat(wpp.events("qrcode").map(event -> event.getString("urlcode")).distinct())
                .hasSize(6);
        assertThat(wpp.server().session("loja1").status()).isEqualTo(WppStatus.CLOSED);
    }

    @Test
    void shouldHangOnAGetWithAJsonContentType() {
        HttpRequest.Builder health = HttpRequest.newBuilder(URI.create(wpp.desk.emulator.baseUrl() + "/healthz"));
        assertThat(wpp.desk.call(health).statusCode()).isEqualTo(200);

        var hanging = wpp.desk.http.sendAsync(
                health.header("Content-Type", "application/json").build(), HttpResponse.BodyHandlers.ofString());

        assertThat(wpp.get("status-session").statusCode()).isEqualTo(200);
        assertThat(hanging).isNotDone();
        hanging.cancel(true);
    }

    @Test
    void shouldAnswerPagesForBadJsonAndUnknownPaths() {
        HttpResponse<String> bad = wpp.desk.call(wpp.request("send-message")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{")));
        HttpResponse<String> unknown = wpp.get("no-such-route");

        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("<pre>SyntaxError");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("<pre>Cannot GET /api/loja1/no-such-route");
    }

    @Test
    void shouldTellTheSessionOnlyForTheExactContentType() {
        wpp.paired();
        JsonObject body = new JsonObject().put("phone", WppDesk.ANA).put("message", "Oi");

        HttpResponse<String> exact = wpp.post("send-message", body);
        HttpResponse<String> charset = wpp.desk.call(wpp.request("send-message")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode())));

        assertThat(new JsonObject(exact.body()).getString("session")).isEqualTo("loja1");
        assertThat(new JsonObject(charset.body()).containsKey("session")).isFalse();
    }

    @Test
    void shouldDeleteTheDeviceLinkEvenForAWrongSecret() {
        wpp.paired();

        HttpResponse<String> answer = wpp.raw("POST", "/api/loja1/wrong/clear-session-data", "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(wpp.server().session("loja1").phone()).isNull();
    }

    @Test
    void shouldEndByAnUnauthenticatedGetAndComeBackPaired() {
        wpp.paired();

        assertThat(wpp.desk.http.sendAsync(
                        HttpRequest.newBuilder(URI.create(wpp.desk.emulator.baseUrl() + "/unhealthy"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .failsWithin(Duration.ofSeconds(5));
        assertThat(wpp.server().session("loja1").status()).isEqualTo(WppStatus.CLOSED);
        wpp.server().comesUp();

        await().until(() -> wpp.server().session("loja1").status() == WppStatus.CONNECTED);
    }
}
