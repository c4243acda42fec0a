package io.centralita.core.media;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.CustomerChat;
import io.centralita.emulator.WhatsAppEmulator;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A number at the emulator, connected to a workspace. */
public final class EmulatedNumber {

    private final WhatsAppEmulator emulator;
    private final TestWorkspace workspace;
    private BusinessNumber number;
    private final String channel;

    private EmulatedNumber(WhatsAppEmulator emulator, TestWorkspace workspace, BusinessNumber number, String channel) {
        this.emulator = emulator;
        this.workspace = workspace;
        this.number = number;
        this.channel = channel;
    }

    public static EmulatedNumber connect(WhatsAppEmulator emulator, TestWorkspace workspace) {
        return connectAt(emulator, workspace, emulator.baseUrl());
    }

    /** Behind something that stands before the emulator. */
    public static EmulatedNumber connectAt(WhatsAppEmulator emulator, TestWorkspace workspace, String baseUrl) {
        var id = anyId();
        return connect(emulator, workspace, id, "1" + id, baseUrl);
    }

    /** One more number of an account. */
    public static EmulatedNumber connect(WhatsAppEmulator emulator, TestWorkspace workspace, String account) {
        return connect(emulator, workspace, anyId(), account, emulator.baseUrl());
    }

    private static String anyId() {
        return String.valueOf(ThreadLocalRandom.current().nextLong(100_000_000_000L, 999_999_999_999L));
    }

    private static EmulatedNumber connect(
            WhatsAppEmulator emulator, TestWorkspace workspace, String id, String account, String baseUrl) {
        var number = emulator.register(new BusinessNumber(
                id, "5511900000000", account, "token-" + id, "secret-" + id, null, null, "Centralita"));
        var config = Map.of(
                "phone_number_id",
                id,
                "waba_id",
                number.wabaId(),
                "access_token",
                number.accessToken(),
                "app_secret",
                number.appSecret(),
                "verify_token",
                "verify-" + id,
                "graph_base_url",
                baseUrl);
        String channel = workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("plugin", "meta-cloud", "name", "Emulated", "config", config))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        number = emulator.register(
                number.withWebhook("http://127.0.0.1:" + RestAssured.port + "/hooks/" + channel, "verify-" + id));
        workspace
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/channels/" + channel + ":start")
                .then()
                .statusCode(200);
        await().until(() -> "online"
                .equals(workspace
                        .owner()
                        .request()
                        .get("/v1/channels/" + channel)
                        .path("state")));
        return new EmulatedNumber(emulator, workspace, number, channel);
    }

    public CustomerChat ana() {
        return emulator.customer("5511988880001", "Ana").sends(number.phoneNumberId());
    }

    /** The channel's path. */
    public String path() {
        return "/v1/channels/" + channel;
    }

    /** The one conversation there is. */
    public String conversation() {
        await().untilAsserted(() -> workspace
                .owner()
                .request()
                .get("/v1/conversations")
                .then()
                .statusCode(200)
                .body("data", hasSize(1)));
        return workspace.owner().request().get("/v1/conversations").path("data[0].id");
    }

    /** The medium of the latest message. */
    String latestMedium() {
        return workspace
                .owner()
                .request()
                .get("/v1/conversations/" + conversation() + "/messages")
                .path("data[0].content.media_id");
    }

    /** What the provider has under an id of its own. */
    byte[] bytesAtProvider(String providerMediaId) throws IOException, InterruptedException {
        var found = get(emulator.baseUrl() + "/v25.0/" + providerMediaId, HttpResponse.BodyHandlers.ofString());
        var url = new JsonObject(found).getString("url");
        return get(url, HttpResponse.BodyHandlers.ofByteArray());
    }

    public BusinessNumber number() {
        return number;
    }

    /** From now on the provider takes another token only, which is answered; the channel goes on with the one before. */
    String renewToken() {
        var token = number.accessToken() + "-renewed";
        number = emulator.register(new BusinessNumber(
                number.phoneNumberId(),
                number.displayNumber(),
                number.wabaId(),
                token,
                number.appSecret(),
                number.webhookUrl(),
                number.verifyToken(),
                number.verifiedName()));
        return token;
    }

    private <T> T get(String address, HttpResponse.BodyHandler<T> handler) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + number.accessToken())
                .header("User-Agent", "test")
                .build();
        return HttpClient.newHttpClient().send(request, handler).body();
    }
}
