package io.centralita.core.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.kernel.db.StorableText;
import io.centralita.core.kernel.problem.ProblemException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object of a request strictly: a wrong or unknown field is a 422 that points at it. */
final class JsonFields {

    private final JsonNode node;
    private final String pointer;
    private final LinkRule links;

    JsonFields(@Nullable JsonNode node, String pointer, Set<String> known, LinkRule links) {
        if (node == null || !node.isObject()) {
            throw ProblemException.invalid(pointer, "wrong_type", "An object is required here.");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw ProblemException.invalid(pointer + "/" + name, "unknown_field", "There is no such field.");
            }
        });
        this.node = node;
        this.pointer = pointer;
        this.links = links;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    String text(String name, int longest) {
        var text = optionalText(name, longest);
        if (text == null || text.isEmpty()) {
            throw invalid(name, "required", "This field is required.");
        }
        return text;
    }

    @Nullable
    String optionalText(String name, int longest) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw invalid(name, "wrong_type", "A text is required here.");
        }
        if (value.textValue().length() > longest) {
            throw invalid(name, "too_long", "At most " + longest + " characters.");
        }
        return StorableText.clean(value.textValue());
    }

    double number(String name, double least, double most) {
        var value = node.get(name);
        if (value == null || !value.isNumber()) {
            throw invalid(name, "wrong_type", "A number is required here.");
        }
        if (value.doubleValue() < least || value.doubleValue() > most) {
            throw invalid(name, "out_of_range", "From " + least + " to " + most + ".");
        }
        return value.doubleValue();
    }

    @Nullable
    Integer optionalInteger(String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw invalid(name, "wrong_type", "A whole number is required here.");
        }
        return value.intValue();
    }

    boolean flag(String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw invalid(name, "wrong_type", "True or false is required here.");
        }
        return value.booleanValue();
    }

    @Nullable
    URI optionalLink(String name) {
        var text = optionalText(name, 2_048);
        if (text == null) {
            return null;
        }
        try {
            var uri = URI.create(text);
            links.objection(uri).ifPresent(why -> {
                throw invalid(name, "blocked_address", why);
            });
            if (!"https".equals(uri.getScheme()) && !"http".equals(uri.getScheme()) || uri.getHost() == null) {
                throw invalid(name, "malformed_link", "An http or https address is required here.");
            }
            return uri;
        } catch (IllegalArgumentException malformed) {
            throw invalid(name, "malformed_link", "An http or https address is required here.");
        }
    }

    /** A JSON object as text, handed on as it is; null when absent. */
    @Nullable
    String optionalRaw(String name, int longest) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isObject() || value.toString().length() > longest) {
            throw invalid(name, "wrong_type", "An object of at most " + longest + " characters is required here.");
        }
        return value.toString();
    }

    Instant time(String name) {
        try {
            return OffsetDateTime.parse(text(name, 40)).toInstant();
        } catch (DateTimeParseException malformed) {
            throw invalid(name, "malformed_time", "A time has the form 2026-11-24T07:00:00Z.");
        }
    }

    JsonFields object(String name, Set<String> known) {
        return new JsonFields(node.get(name), pointer + "/" + name, known, links);
    }

    <T> List<T> list(String name, int most, Set<String> known, Function<JsonFields, T> read) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            throw invalid(name, "wrong_type", "A list of at most " + most + " is required here.");
        }
        var items = new ArrayList<T>(value.size());
        for (var at = 0; at < value.size(); at++) {
            items.add(read.apply(new JsonFields(value.get(at), pointer + "/" + name + "/" + at, known, links)));
        }
        return items;
    }

    List<String> texts(String name, int most, int longest) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            throw invalid(name, "wrong_type", "A list of at most " + most + " texts is required here.");
        }
        var items = new ArrayList<String>(value.size());
        for (var item : value) {
            if (!item.isTextual() || item.textValue().length() > longest) {
                throw invalid(name, "wrong_type", "Texts of at most " + longest + " characters are required here.");
            }
            items.add(String.valueOf(StorableText.clean(item.textValue())));
        }
        return items;
    }

    ProblemException invalid(String name, String code, String detail) {
        return ProblemException.invalid(pointer + "/" + name, code, detail);
    }
}
