package io.centralita.core.identity;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.vertx.pgclient.PgException;

/** What a constraint of the database refused, as a problem. SQLSTATEs are of PostgreSQL's appendix A. */
final class Conflicts {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private Conflicts() {}

    static boolean isDuplicate(Throwable failure) {
        return isState(failure, UNIQUE_VIOLATION);
    }

    static boolean isDangling(Throwable failure) {
        return isState(failure, FOREIGN_KEY_VIOLATION);
    }

    static ProblemException exists(String detail) {
        return ProblemException.of(ProblemCode.ALREADY_EXISTS, detail);
    }

    private static boolean isState(Throwable failure, String state) {
        return failure instanceof PgException refused && state.equals(refused.getSqlState());
    }
}
