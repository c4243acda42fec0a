package io.centralita.core.kernel.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A merge patch (RFC 7396) over a resource whose changeable fields are known: absent keeps, null clears. */
public final class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final JsonNode body;

    private MergePatch(JsonNode body) {
        this.body = body;
    }

    /** @throws ProblemException 422 for a field that is unknown or read-only, or a body that is no object */
    public static MergePatch of(@Nullable JsonNode body, Set<String> changeable) {
        if (body == null || !body.isObject()) {
            throw ProblemException.of(ProblemCode.VALIDATION_FAILED, "A merge patch is a JSON object.");
        }
        body.fieldNames().forEachRemaining(field -> {
            if (!changeable.contains(field)) {
                throw ProblemException.invalid(
                        "/" + field, "unknown_field", "There is no such field, or it is read-only.");
            }
        });
        return new MergePatch(body);
    }

    public boolean has(String field) {
        return body.has(field);
    }

    /** The text after the patch: {@code current} when the patch does not name the field. */
    public @Nullable String text(String field, @Nullable String current, int longest) {
        var value = body.get(field);
        if (value == null) {
            return current;
        }
        if (value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw ProblemException.invalid("/" + field, "wrong_type", "The value is not a text.");
        }
        return Texts.checked("/" + field, value.textValue(), longest);
    }
}
