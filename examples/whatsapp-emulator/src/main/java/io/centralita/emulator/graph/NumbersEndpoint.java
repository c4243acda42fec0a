package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.network.NumberState;
import io.centralita.emulator.network.NumberStates;
import io.centralita.emulator.network.Numbers;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the Graph API tells of numbers and their account. */
final class NumbersEndpoint {

    private static final Set<String> USUAL = Set.of(
            "verified_name",
            "code_verification_status",
            "display_phone_number",
            "quality_rating",
            "platform_type",
            "throughput",
            "webhook_configuration");

    private static final Set<String> USUAL_ACCOUNT =
            Set.of("name", "currency", "timezone_id", "message_template_namespace");

    private final Numbers numbers;
    private final NumberStates states;
    private final Answers answers;

    NumbersEndpoint(Numbers numbers, NumberStates states, Answers answers) {
        this.numbers = numbers;
        this.states = states;
        this.answers = answers;
    }

    void one(HttpServerRequest request, BusinessNumber number) {
        answers.json(request.response(), FieldPick.of(fields(number), request.getParam("fields"), USUAL));
    }

    void list(HttpServerRequest request, List<BusinessNumber> account) {
        JsonArray data = new JsonArray();
        account.forEach(number -> data.add(FieldPick.of(fields(number), request.getParam("fields"), USUAL)));
        answers.json(request.response(), new JsonObject().put("data", data));
    }

    void account(HttpServerRequest request, List<BusinessNumber> account) {
        String wabaId = account.get(0).wabaId();
        JsonObject all = new JsonObject()
                .put("id", wabaId)
                .put("name", account.get(0).verifiedName())
                .put("currency", "BRL")
                .put("timezone_id", "25")
                .put("account_review_status", "APPROVED")
                .put("business_verification_status", "verified")
                .put("message_template_namespace", "emulator_" + wabaId);
        answers.json(request.response(), FieldPick.of(all, request.getParam("fields"), USUAL_ACCOUNT));
    }

    private JsonObject fields(BusinessNumber number) {
        NumberState state = states.of(number.phoneNumberId());
        return new JsonObject()
                .put("verified_name", number.verifiedName())
                .put("code_verification_status", state.verified() ? "VERIFIED" : "NOT_VERIFIED")
                .put("display_phone_number", "+" + number.displayNumber())
                .put("quality_rating", state.quality())
                .put("platform_type", state.registered() ? "CLOUD_API" : "NOT_APPLICABLE")
                .put("status", state.registered() ? "CONNECTED" : "DISCONNECTED")
                .put("name_status", "APPROVED")
                .put("account_mode", "LIVE")
                .put("is_pin_enabled", state.pin() != null)
                .put("throughput", new JsonObject().put("level", state.throughput()))
                .put("messaging_limit_tier", state.limit())
                .put("whatsapp_business_manager_messaging_limit", state.limit())
                .put("webhook_configuration", webhooks(number))
                .put(
                        "whatsapp_business_account",
                        new JsonObject().put("id", number.wabaId()).put("name", number.verifiedName()))
                .put("id", number.phoneNumberId());
    }

    /** The narrowest of them is the one in use. */
    private JsonObject webhooks(BusinessNumber number) {
        JsonObject told = new JsonObject();
        numbers.callbacks(number.phoneNumberId())
                .forEach((kind, url) -> told.put(kind.name().toLowerCase(Locale.ROOT), url));
        return told;
    }
}
