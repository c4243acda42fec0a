package io.centralita.emulator.graph;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks interactive messages: limits of reply buttons and lists; other kinds need a type and an action. */
final class InteractiveChecks {

    private InteractiveChecks() {}

    static @Nullable GraphError check(JsonObject interactive) {
        if (!(interactive.getValue("type") instanceof String type)) {
            return GraphError.missing("interactive needs type");
        }
        if (!(interactive.getValue("action") instanceof JsonObject action)) {
            return GraphError.missing("interactive needs action");
        }
        GraphError around = around(type, interactive);
        if (around != null) {
            return around;
        }
        return switch (type) {
            case "button" -> buttons(action);
            case "list" -> list(action);
            case "carousel" -> CarouselChecks.check(interactive, action);
            case "voice_call", "call_permission_request", "request_contact_info", "address_message" ->
                type.equals(action.getValue("name")) ? null : GraphError.invalid("the action's name must be " + type);
            case "order_details" -> order(action, "review_and_pay");
            case "order_status" -> order(action, "review_order");
            default -> null;
        };
    }

    private static @Nullable GraphError order(JsonObject action, String name) {
        if (!name.equals(action.getValue("name"))) {
            return GraphError.invalid("the action's name must be " + name);
        }
        return action.getValue("parameters") instanceof JsonObject parameters
                ? Limits.text(parameters, "reference_id", 1, 35)
                : GraphError.missing("action needs parameters");
    }

    private static @Nullable GraphError around(String type, JsonObject interactive) {
        if ("button".equals(type) || "list".equals(type)) {
            if (!(interactive.getValue("body") instanceof JsonObject body)) {
                return GraphError.missing("interactive needs body");
            }
            GraphError wrong = Limits.text(body, "text", 1, "list".equals(type) ? 4096 : 1024);
            if (wrong != null) {
                return wrong;
            }
        }
        if (interactive.getValue("footer") instanceof JsonObject footer) {
            return Limits.text(footer, "text", 1, 60);
        }
        return null;
    }

    private static @Nullable GraphError buttons(JsonObject action) {
        if (!(action.getValue("buttons") instanceof JsonArray buttons) || buttons.isEmpty() || buttons.size() > 3) {
            return GraphError.invalid("buttons must be 1 to 3");
        }
        Set<String> ids = new HashSet<>();
        for (Object button : buttons) {
            if (!(button instanceof JsonObject entry) || !(entry.getValue("reply") instanceof JsonObject reply)) {
                return GraphError.invalid("a button needs reply");
            }
            GraphError wrong = choice(reply, 20, 256, ids);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static @Nullable GraphError list(JsonObject action) {
        GraphError label = Limits.text(action, "button", 1, 20);
        if (label != null) {
            return label;
        }
        if (!(action.getValue("sections") instanceof JsonArray sections)
                || sections.isEmpty()
                || sections.size() > 10) {
            return GraphError.invalid("sections must be 1 to 10");
        }
        Set<String> ids = new HashSet<>();
        for (Object section : sections) {
            GraphError wrong = section instanceof JsonObject entry ? rows(entry, ids) : GraphError.invalid("a section");
            if (wrong != null) {
                return wrong;
            }
        }
        return ids.isEmpty() || ids.size() > 10 ? GraphError.invalid("rows must be 1 to 10 in all") : null;
    }

    private static @Nullable GraphError rows(JsonObject section, Set<String> ids) {
        if (!(section.getValue("rows") instanceof JsonArray rows)) {
            return GraphError.invalid("a section needs rows");
        }
        for (Object row : rows) {
            if (!(row instanceof JsonObject entry)) {
                return GraphError.invalid("a row must be an object");
            }
            GraphError wrong = choice(entry, 24, 200, ids);
            if (wrong == null && entry.containsKey("description")) {
                wrong = Limits.text(entry, "description", 0, 72);
            }
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static @Nullable GraphError choice(JsonObject choice, int titleMost, int idMost, Set<String> ids) {
        GraphError wrong = Limits.text(choice, "id", 1, idMost);
        if (wrong == null) {
            wrong = Limits.text(choice, "title", 1, titleMost);
        }
        if (wrong == null && !ids.add(choice.getString("id"))) {
            wrong = GraphError.invalid("ids must differ: " + choice.getString("id"));
        }
        return wrong;
    }
}
