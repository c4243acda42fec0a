package io.centralita.core.identity.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A body of the doors that give tokens: an object of texts and nothing else; everything else is 400. */
final class AuthBody {

    private final JsonNode fields;

    private AuthBody(JsonNode fields) {
        this.fields = fields;
    }

    /** @throws ProblemException MALFORMED_REQUEST (400), VALIDATION_FAILED (422) for a field that does not exist */
    static AuthBody of(@Nullable JsonNode body, Set<String> known) {
        if (body == null || !body.isObject()) {
            throw malformed("The body is a JSON object.");
        }
        body.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw ProblemException.invalid("/" + field, "unknown_field", "There is no such field.");
            }
        });
        return new AuthBody(body);
    }

    String text(String field) {
        var value = optional(field);
        if (value == null) {
            throw malformed(field + " is required.");
        }
        return value;
    }

    @Nullable
    String optional(String field) {
        var value = fields.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw malformed(field + " is a text.");
        }
        if (value.textValue().length() > 4096 || value.textValue().indexOf('\0') >= 0) {
            throw malformed(field + " is not a text that can be used here.");
        }
        return value.textValue();
    }

    private static ProblemException malformed(String detail) {
        return ProblemException.of(ProblemCode.MALFORMED_REQUEST, detail);
    }
}
