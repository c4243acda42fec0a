package io.centralita.emulator;

import io.centralita.emulator.wppconnect.WppServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A running emulator with one wppconnect session, its webhook, and a client of the session's API. */
final class WppDesk implements AutoCloseable {

    static final String SESSION = "loja1";
    static final String PHONE = "5511900000001";
    static final String ANA = Desk.ANA;
    static final String ANA_CHAT = ANA + "@c.us";

    final Desk desk;
    final String token;

    WppDesk() {
        this(EmulatorOptions.defaults());
    }

    WppDesk(EmulatorOptions options) {
        desk = new Desk(options);
        token = new JsonObject(raw("POST", "/api/" + SESSION + "/" + WppServer.DEFAULT_SECRET + "/generate-token", "{}")
                        .body())
                .getString("token");
    }

    WppServer server() {
        return desk.emulator.wppconnect();
    }

    /** The session, started and paired. */
    WppDesk paired() {
        server().scansAtOnce(SESSION, PHONE);
        post("start-session", new JsonObject().put("webhook", desk.webhook.url()));
        org.awaitility.Awaitility.await()
                .until(() -> events("status-find").anyMatch(event -> "inChat".equals(event.getString("status"))));
        return this;
    }

    CustomerChat ana() {
        return desk.emulator.customer(ANA, "Ana").sends("wpp:" + SESSION);
    }

    Stream<JsonObject> events(String name) {
        return desk.webhook.received.stream()
                .map(WebhookReceiver.Received::body)
                .filter(body -> name.equals(body.getString("event")));
    }

    /** The acks of a message, in the order they came. */
    List<Integer> acksOf(String id) {
        String hex = id.split("_")[2];
        return events("onack")
                .filter(event -> hex.equals(event.getJsonObject("id").getString("id")))
                .map(event -> event.getInteger("ack"))
                .toList();
    }

    HttpResponse<String> post(String route, JsonObject body) {
        return desk.call(request(route)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
    }

    HttpResponse<String> get(String route) {
        return desk.call(request(route).GET());
    }

    HttpResponse<String> text(String phone, String message) {
        return post("send-message", new JsonObject().put("phone", phone).put("message", message));
    }

    /** The first message of a 201. */
    static JsonObject first(HttpResponse<String> answer) {
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        JsonArray response = new JsonObject(answer.body()).getJsonArray("response");
        return response.getJsonObject(0);
    }

    HttpResponse<String> raw(String method, String path, String body) {
        return desk.call(HttpRequest.newBuilder(URI.create(desk.emulator.baseUrl() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String route) {
        return HttpRequest.newBuilder(URI.create(desk.emulator.baseUrl() + "/api/" + SESSION + "/" + route))
                .header("Authorization", "Bearer " + token);
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        desk.close();
    }
}
