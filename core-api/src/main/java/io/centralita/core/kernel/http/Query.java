package io.centralita.core.kernel.http;

import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The query string of a list, read strictly: a parameter that the door does not know, or one given twice, is a 422 that
 * names it.
 */
public final class Query {

    private static final int LONGEST = 2048;

    private final MultivaluedMap<String, String> parameters;

    private Query(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** {@code limit} and {@code cursor} are known to every list. */
    public static Query of(UriInfo uri, Set<String> known) {
        var parameters = uri.getQueryParameters();
        for (var entry : parameters.entrySet()) {
            var name = entry.getKey();
            if (!known.contains(name) && !"limit".equals(name) && !"cursor".equals(name)) {
                throw invalid(name, "unknown_parameter", "There is no such parameter.");
            }
            if (entry.getValue().size() > 1) {
                throw invalid(name, "given_twice", "The parameter may be given once.");
            }
        }
        return new Query(parameters);
    }

    public @Nullable String text(String name) {
        var value = parameters.getFirst(name);
        if (value != null && (value.length() > LONGEST || value.indexOf('\0') >= 0)) {
            throw invalid(name, "unusable_text", "The text is too long or has a character NUL.");
        }
        return value;
    }

    /** @param read throws {@link MalformedIdException} for a text that is no such id */
    public <T> @Nullable T id(String name, Function<String, T> read) {
        var value = text(name);
        try {
            return value == null ? null : read.apply(value);
        } catch (MalformedIdException malformed) {
            throw invalid(name, "malformed_id", malformed.detail());
        }
    }

    public @Nullable Instant time(String name) {
        var value = text(name);
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException malformed) {
            throw invalid(name, "malformed_time", "A time has the form 2026-11-24T07:00:00Z.");
        }
    }

    public @Nullable Boolean flag(String name) {
        var value = text(name);
        if (value == null || "true".equals(value)) {
            return value == null ? null : Boolean.TRUE;
        }
        if ("false".equals(value)) {
            return Boolean.FALSE;
        }
        throw invalid(name, "wrong_type", "Give true or false.");
    }

    /** {@code limit}: 1 to 200. */
    public int limit(int usual) {
        var value = text("limit");
        if (value == null) {
            return usual;
        }
        if (!value.matches("[1-9][0-9]{0,2}") || Integer.parseInt(value) > 200) {
            throw invalid("limit", "out_of_range", "The limit is a whole number from 1 to 200.");
        }
        return Integer.parseInt(value);
    }

    public @Nullable String cursor() {
        return text("cursor");
    }

    public static ProblemException invalid(String name, String code, String detail) {
        return ProblemException.invalid("?" + name, code, detail);
    }

    /** For messages that list what may be given. */
    public static ProblemException notOneOf(String name, List<String> choices) {
        return invalid(name, "unknown_value", "Give one of: " + String.join(", ", choices) + ".");
    }
}
