package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the Graph API tells of numbers. */
final class NumbersEndpoint {

    private final Answers answers;

    NumbersEndpoint(Answers answers) {
        this.answers = answers;
    }

    void one(HttpServerRequest request, BusinessNumber number) {
        answers.json(request.response(), picked(number, request.getParam("fields")));
    }

    void list(HttpServerRequest request, List<BusinessNumber> account) {
        JsonArray data = new JsonArray();
        account.forEach(number -> data.add(picked(number, request.getParam("fields"))));
        answers.json(request.response(), new JsonObject().put("data", data));
    }

    private static JsonObject picked(BusinessNumber number, @Nullable String fields) {
        JsonObject all = fields(number);
        if (fields == null || fields.isBlank()) {
            return all;
        }
        Set<String> wanted = new HashSet<>(List.of(fields.replaceAll("\\s", "").split(",")));
        JsonObject picked = new JsonObject();
        all.forEach(field -> {
            if (wanted.contains(field.getKey()) || "id".equals(field.getKey())) {
                picked.put(field.getKey(), field.getValue());
            }
        });
        return picked;
    }

    private static JsonObject fields(BusinessNumber number) {
        return new JsonObject()
                .put("verified_name", number.verifiedName())
                .put("code_verification_status", "VERIFIED")
                .put("display_phone_number", "+" + number.displayNumber())
                .put("quality_rating", "GREEN")
                .put("platform_type", "CLOUD_API")
                .put("status", "CONNECTED")
                .put("name_status", "APPROVED")
                .put("account_mode", "LIVE")
                .put("throughput", new JsonObject().put("level", "STANDARD"))
                .put("whatsapp_business_manager_messaging_limit", "TIER_100K")
                .put("id", number.phoneNumberId());
    }
}
