package io.centralita.core.identity.http;

import io.centralita.core.kernel.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Checks on request bodies that Jackson has read already. */
final class Bodies {

    private Bodies() {}

    /** @throws ProblemException VALIDATION_FAILED (422) at the pointer, when it is absent */
    static <T> T required(String pointer, @Nullable T value) {
        if (value == null) {
            throw ProblemException.invalid(pointer, "required", "This field is required.");
        }
        return value;
    }
}
