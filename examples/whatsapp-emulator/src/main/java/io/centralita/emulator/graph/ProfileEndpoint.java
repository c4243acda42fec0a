package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.network.NumberStates;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /{number}/whatsapp_business_profile}: read and change, within Meta's lengths. */
final class ProfileEndpoint {

    private static final Map<String, Integer> LONGEST =
            Map.of("about", 139, "address", 256, "description", 512, "email", 128);

    private static final Set<String> VERTICALS = Set.of(
            "OTHER",
            "AUTO",
            "BEAUTY",
            "APPAREL",
            "EDU",
            "ENTERTAIN",
            "EVENT_PLAN",
            "FINANCE",
            "GROCERY",
            "GOVT",
            "HOTEL",
            "HEALTH",
            "NONPROFIT",
            "PROF_SERVICES",
            "RETAIL",
            "TRAVEL",
            "RESTAURANT",
            "ALCOHOL",
            "ONLINE_GAMBLING",
            "PHYSICAL_GAMBLING",
            "OTC_DRUGS",
            "MATRIMONY_SERVICE",
            "NOT_A_BIZ",
            "");

    private static final Set<String> FIELDS =
            Set.of("about", "address", "description", "email", "websites", "vertical", "profile_picture_url");

    private final NumberStates states;
    private final Answers answers;

    ProfileEndpoint(NumberStates states, Answers answers) {
        this.states = states;
        this.answers = answers;
    }

    void read(HttpServerRequest request, BusinessNumber number) {
        JsonObject picked =
                FieldPick.of(states.of(number.phoneNumberId()).profile(), request.getParam("fields"), FIELDS);
        answers.json(
                request.response(),
                new JsonObject().put("data", new JsonArray().add(picked.put("messaging_product", "whatsapp"))));
    }

    void change(HttpServerRequest request, BusinessNumber number, JsonObject body) {
        Optional<String> wrong = wrong(body);
        if (wrong.isPresent()) {
            answers.error(request.response(), GraphError.parameter(wrong.get()));
            return;
        }
        JsonObject changes = new JsonObject();
        FIELDS.stream().filter(body::containsKey).forEach(name -> changes.put(name, body.getValue(name)));
        if (body.getValue("profile_picture_handle") instanceof String handle) {
            changes.put("profile_picture_url", "https://pps.whatsapp.net/v/" + Integer.toHexString(handle.hashCode()));
        }
        states.change(number.phoneNumberId(), state -> state.withProfile(changes));
        answers.success(request.response());
    }

    private static Optional<String> wrong(JsonObject body) {
        if (!"whatsapp".equals(body.getValue("messaging_product"))) {
            return Optional.of("The parameter messaging_product is required.");
        }
        for (Map.Entry<String, Integer> limit : LONGEST.entrySet()) {
            if (body.getString(limit.getKey(), "").length() > limit.getValue()) {
                return Optional.of(
                        "Param " + limit.getKey() + " must be at most " + limit.getValue() + " characters long.");
            }
        }
        if (body.containsKey("about") && body.getString("about", "").isBlank()) {
            return Optional.of("Param about must not be empty.");
        }
        if (body.getValue("profile_picture_handle") instanceof String handle && !UploadsEndpoint.isHandle(handle)) {
            return Optional.of("Param profile_picture_handle is not a handle of an upload.");
        }
        if (body.getJsonArray("websites", new JsonArray()).size() > 2) {
            return Optional.of("Param websites must have at most 2 entries.");
        }
        return VERTICALS.contains(body.getString("vertical", "OTHER"))
                ? Optional.empty()
                : Optional.of("Param vertical must be one of " + VERTICALS);
    }
}
