package io.centralita.core.realtime;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;

/** What a socket can be told went wrong. */
final class Problems {

    private Problems() {}

    static ProblemException stillIdentifying() {
        return ProblemException.of(ProblemCode.CONFLICT, "An identify or resume is still running.");
    }

    static ProblemException aheadOfLog() {
        return ProblemException.invalid("/from", "out_of_range", "The log has not come that far.");
    }

    static ProblemException otherPrincipal() {
        return ProblemException.of(ProblemCode.UNAUTHENTICATED, "The token does not belong to this connection.");
    }

    static ProblemException of(Throwable failure) {
        return failure instanceof ProblemException problem
                ? problem
                : ProblemException.of(ProblemCode.INTERNAL_ERROR, "Try again.");
    }
}
