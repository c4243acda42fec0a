package io.centralita.core.messages.options;

import io.centralita.core.kernel.problem.Alternative;
import io.centralita.core.kernel.problem.FieldError;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;

/**
 * Why something may not be sent.
 *
 * @param pointer into the body of a send
 */
public record Refusal(ProblemCode code, String pointer, String detail) {

    public ProblemException instead(Alternative alternative) {
        return ProblemException.instead(code, new FieldError(pointer, code.wire(), detail), alternative);
    }
}
