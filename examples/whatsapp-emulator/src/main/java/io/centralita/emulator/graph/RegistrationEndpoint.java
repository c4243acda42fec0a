package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.HandshakeReport;
import io.centralita.emulator.network.CallbackKind;
import io.centralita.emulator.network.NumberState;
import io.centralita.emulator.network.NumberStates;
import io.centralita.emulator.network.Numbers;
import io.centralita.emulator.webhooks.WebhookPoster;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A number's registration: proof by code (always {@value #CODE}), two-step PIN, in and out of service, and the callback of
 * its own.
 */
final class RegistrationEndpoint {

    /** The code every number is sent. */
    static final String CODE = "123456";

    private static final Pattern PIN = Pattern.compile("\\d{6}");

    private final Numbers numbers;
    private final NumberStates states;
    private final WebhookPoster poster;
    private final Answers answers;

    RegistrationEndpoint(Numbers numbers, NumberStates states, WebhookPoster poster, Answers answers) {
        this.numbers = numbers;
        this.states = states;
        this.poster = poster;
        this.answers = answers;
    }

    void requestCode(HttpServerRequest request, BusinessNumber number, JsonObject body) {
        boolean method = Set.of("SMS", "VOICE").contains(body.getString("code_method", ""));
        if (!method || body.getString("language", "").isEmpty()) {
            answers.error(
                    request.response(), GraphError.parameter("The parameters code_method and language are required."));
            return;
        }
        states.change(number.phoneNumberId(), state -> state.withVerified(false));
        answers.success(request.response());
    }

    void verifyCode(HttpServerRequest request, BusinessNumber number, JsonObject body) {
        if (CODE.equals(body.getString("code"))) {
            states.change(number.phoneNumberId(), state -> state.withVerified(true));
            answers.success(request.response());
        } else {
            answers.error(request.response(), GraphError.wrongCode());
        }
    }

    void register(HttpServerRequest request, BusinessNumber number, JsonObject body) {
        NumberState state = states.of(number.phoneNumberId());
        String pin = body.getString("pin", "");
        if (!"whatsapp".equals(body.getValue("messaging_product"))
                || !PIN.matcher(pin).matches()) {
            answers.error(
                    request.response(),
                    GraphError.parameter("The parameters messaging_product and pin (6 digits) are required."));
        } else if (!state.verified()) {
            answers.error(request.response(), GraphError.notVerified());
        } else if (state.pin() != null && !pin.equals(state.pin())) {
            answers.error(request.response(), GraphError.wrongPin());
        } else {
            states.change(number.phoneNumberId(), now -> now.withPin(pin).withRegistered(true));
            answers.success(request.response());
        }
    }

    void deregister(HttpServerRequest request, BusinessNumber number) {
        states.change(number.phoneNumberId(), state -> state.withRegistered(false));
        answers.success(request.response());
    }

    /** {@code POST /{number}}: a new PIN, or a callback of the number's own; an empty one takes it back. */
    void change(HttpServerRequest request, BusinessNumber number, JsonObject body) {
        if (body.getValue("pin") instanceof String pin) {
            changePin(request, number, pin);
        } else if (body.getValue("webhook_configuration") instanceof JsonObject hook) {
            changeCallback(request, number, hook);
        } else {
            answers.error(request.response(), GraphError.parameter("Nothing to change is given."));
        }
    }

    private void changePin(HttpServerRequest request, BusinessNumber number, String pin) {
        if (PIN.matcher(pin).matches()) {
            states.change(number.phoneNumberId(), state -> state.withPin(pin));
            answers.success(request.response());
        } else {
            answers.error(request.response(), GraphError.parameter("Param pin must have 6 digits."));
        }
    }

    private void changeCallback(HttpServerRequest request, BusinessNumber number, JsonObject hook) {
        String url = hook.getString("override_callback_uri", "");
        if (url.isEmpty()) {
            numbers.withdraw(CallbackKind.PHONE_NUMBER, number.phoneNumberId());
            answers.success(request.response());
            return;
        }
        handshake(number, url, hook.getString("verify_token", "")).onSuccess(report -> {
            if (report.verified()) {
                answers.success(request.response());
            } else {
                answers.error(request.response(), GraphError.unverifiedCallback(report.status()));
            }
        });
    }

    private Future<HandshakeReport> handshake(BusinessNumber number, String url, String token) {
        BusinessNumber moved;
        try {
            moved = number.withWebhook(url, token);
        } catch (IllegalArgumentException e) {
            return Future.succeededFuture(new HandshakeReport(false, 0, e.getMessage()));
        }
        return poster.verify(moved).onSuccess(report -> {
            if (report.verified()) {
                numbers.override(CallbackKind.PHONE_NUMBER, moved);
            }
        });
    }
}
