package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.HandshakeReport;
import io.centralita.emulator.network.CallbackKind;
import io.centralita.emulator.network.Numbers;
import io.centralita.emulator.webhooks.WebhookPoster;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code /{waba}/subscribed_apps}: whether an account's webhooks are on, and where they go. */
final class SubscriptionsEndpoint {

    private static final JsonObject APP = new JsonObject()
            .put("id", "700000000000001")
            .put("name", "Emulated app")
            .put("link", "https://example.com/");

    private final Numbers numbers;
    private final WebhookPoster poster;
    private final Answers answers;

    SubscriptionsEndpoint(Numbers numbers, WebhookPoster poster, Answers answers) {
        this.numbers = numbers;
        this.poster = poster;
        this.answers = answers;
    }

    /** The app that every token here belongs to. */
    void app(HttpServerRequest request) {
        answers.json(request.response(), APP);
    }

    void list(HttpServerRequest request, String wabaId) {
        JsonArray data = new JsonArray();
        if (numbers.subscribed(wabaId)) {
            data.add(new JsonObject().put("whatsapp_business_api_data", APP));
        }
        answers.json(request.response(), new JsonObject().put("data", data));
    }

    /** Subscribes; a callback of the account's own must pass the handshake first. */
    void subscribe(HttpServerRequest request, List<BusinessNumber> account, JsonObject body) {
        Object callback = body.getValue("override_callback_uri");
        if (!(callback instanceof String url)) {
            account.forEach(number -> numbers.withdraw(CallbackKind.WHATSAPP_BUSINESS_ACCOUNT, number.phoneNumberId()));
            numbers.subscribe(account.get(0).wabaId(), true);
            answers.success(request.response());
            return;
        }
        moveTo(account, url, body.getString("verify_token", "")).onSuccess(report -> {
            if (report.verified()) {
                numbers.subscribe(account.get(0).wabaId(), true);
                answers.success(request.response());
            } else {
                answers.error(request.response(), GraphError.unverifiedCallback(report.status()));
            }
        });
    }

    void unsubscribe(HttpServerRequest request, String wabaId) {
        numbers.subscribe(wabaId, false);
        answers.success(request.response());
    }

    private Future<HandshakeReport> moveTo(List<BusinessNumber> account, String url, String token) {
        List<BusinessNumber> moved;
        try {
            moved = account.stream()
                    .map(number -> number.withWebhook(url, token))
                    .toList();
        } catch (IllegalArgumentException e) {
            return Future.succeededFuture(new HandshakeReport(false, 0, e.getMessage()));
        }
        return poster.verify(moved.get(0)).onSuccess(report -> {
            if (report.verified()) {
                moved.forEach(number -> numbers.override(CallbackKind.WHATSAPP_BUSINESS_ACCOUNT, number));
            }
        });
    }
}
