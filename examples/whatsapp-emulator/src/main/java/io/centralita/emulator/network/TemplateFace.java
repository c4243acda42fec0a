package io.centralita.emulator.network;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a template looks on the customer's phone, with the values it was sent with. */
final class TemplateFace {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private TemplateFace() {}

    /** Header, body, footer and buttons; those that are absent are left out. */
    static JsonObject of(Template template, JsonArray sent) {
        JsonObject face = new JsonObject();
        for (Object component : template.components()) {
            JsonObject part = (JsonObject) component;
            switch (part.getString("type", "").toUpperCase(Locale.ROOT)) {
                case "HEADER" -> put(face, "header", filled(part, parameters(sent, "header", null)));
                case "BODY" -> put(face, "body", filled(part, parameters(sent, "body", null)));
                case "FOOTER" -> put(face, "footer", part.getString("text"));
                case "BUTTONS" -> face.put("buttons", buttons(part.getJsonArray("buttons", new JsonArray()), sent));
                default -> put(face, "more", part.getString("type"));
            }
        }
        return face;
    }

    private static JsonArray buttons(JsonArray buttons, JsonArray sent) {
        JsonArray shown = new JsonArray();
        for (int n = 0; n < buttons.size(); n++) {
            JsonObject button = buttons.getJsonObject(n);
            List<JsonObject> values = parameters(sent, "button", Integer.toString(n));
            JsonObject face = new JsonObject().put("text", button.getString("text", ""));
            if (button.getString("url") != null) {
                face.put("url", fill(button.getString("url"), values));
            } else if (!values.isEmpty()) {
                put(face, "payload", values.get(0).getString("payload"));
            }
            shown.add(face);
        }
        return shown;
    }

    private static List<JsonObject> parameters(JsonArray sent, String type, @Nullable String index) {
        List<JsonObject> found = new ArrayList<>();
        for (Object component : sent) {
            JsonObject part = (JsonObject) component;
            boolean here = type.equalsIgnoreCase(part.getString("type", ""))
                    && (index == null || index.equals(String.valueOf(part.getValue("index"))));
            if (here) {
                part.getJsonArray("parameters", new JsonArray()).forEach(value -> found.add((JsonObject) value));
            }
        }
        return found;
    }

    private static @Nullable String filled(JsonObject part, List<JsonObject> values) {
        String text = part.getString("text");
        return text == null ? null : fill(text, values);
    }

    /** Named variables by their name, numbered ones by their place. */
    private static String fill(String text, List<JsonObject> values) {
        Matcher variable = VARIABLE.matcher(text);
        return variable.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
    }

    private static String value(String name, List<JsonObject> values) {
        for (JsonObject value : values) {
            if (name.equals(value.getString("parameter_name"))) {
                return value.getString("text", "");
            }
        }
        boolean numbered = name.matches("\\d{1,3}");
        int place = numbered ? Integer.parseInt(name) - 1 : -1;
        return place >= 0 && place < values.size() ? values.get(place).getString("text", "") : "{{" + name + "}}";
    }

    private static void put(JsonObject face, String name, @Nullable String value) {
        if (value != null) {
            face.put(name, value);
        }
    }
}
