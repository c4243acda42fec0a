package io.centralita.emulator.network;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message template of an account.
 *
 * @param id Meta's id, digits
 * @param name lower case and underscores
 * @param language such as pt_BR
 * @param category MARKETING, UTILITY or AUTHENTICATION
 * @param status PENDING, APPROVED, REJECTED, PAUSED, DISABLED …
 * @param quality GREEN, YELLOW, RED or UNKNOWN
 * @param reason why it was rejected; null otherwise
 * @param components as Meta writes them
 */
public record Template(
        String id,
        String name,
        String language,
        String category,
        String status,
        String quality,
        @Nullable String reason,
        JsonArray components) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    /** The same in another status. */
    public Template in(String next, @Nullable String why) {
        return new Template(id, name, language, category, next, quality, why, components);
    }

    /** The same with another quality. */
    public Template rated(String next) {
        return new Template(id, name, language, category, status, next, reason, components);
    }

    /** The same in another category. */
    public Template sortedInto(String next) {
        return new Template(id, name, language, next, status, quality, reason, components);
    }

    /** The same with other parts, waiting for approval again. */
    public Template edited(String nextCategory, JsonArray nextComponents) {
        return new Template(id, name, language, nextCategory, "PENDING", quality, null, nextComponents);
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
                .put("parameter_format", named() ? "NAMED" : "POSITIONAL")
                .put("components", components)
                .put("language", language)
                .put("status", status)
                .put("category", category)
                .put("quality_score", new JsonObject().put("score", quality))
                .put("rejected_reason", reason == null ? "NONE" : reason)
                .put("id", id);
    }

    private boolean named() {
        Matcher found = VARIABLE.matcher(components.encode());
        return found.find() && !found.group(1).chars().allMatch(Character::isDigit);
    }
}
