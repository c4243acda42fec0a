package io.centralita.core.kernel.http;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Bodies of requests. */
public final class Bodies {

    private Bodies() {}

    /** @throws ProblemException {@code malformed_request} when the body is empty or {@code null} */
    public static <T> T required(@Nullable T body) {
        if (body == null) {
            throw ProblemException.of(ProblemCode.MALFORMED_REQUEST, "The request needs a JSON body.");
        }
        return body;
    }

    /** @throws ProblemException 422 when the field is absent or null */
    public static <T> T required(String pointer, @Nullable T value) {
        if (value == null) {
            throw ProblemException.invalid(pointer, "required", "The field is required.");
        }
        return value;
    }
}
