package io.centralita.emulator.network;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message template of an account.
 *
 * @param id Meta's id, digits
 * @param name lower case and underscores
 * @param language such as pt_BR
 * @param category MARKETING, UTILITY or AUTHENTICATION
 * @param status PENDING or APPROVED
 * @param components as Meta writes them
 */
public record Template(String id, String name, String language, String category, String status, JsonArray components) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    Template approved() {
        return new Template(id, name, language, category, "APPROVED", components);
    }

    /** How many variables its body has. */
    public int bodyVariables() {
        Set<String> names = new HashSet<>();
        for (Object component : components) {
            if (component instanceof JsonObject part && "BODY".equalsIgnoreCase(part.getString("type"))) {
                Matcher found = VARIABLE.matcher(part.getString("text", ""));
                while (found.find()) {
                    names.add(found.group(1));
                }
            }
        }
        return names.size();
    }

    /** As the Graph API lists it. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("name", name)
                .put("components", components)
                .put("language", language)
                .put("status", status)
                .put("category", category)
                .put("id", id);
    }
}
