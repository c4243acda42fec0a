package io.centralita.core.kernel.http;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * PostgreSQL away, busy, or refusing a text. SQLSTATE classes are those of PostgreSQL 18's appendix A; no word of the
 * database's message is passed on.
 */
final class DatabaseProblems {

    private static final Set<String> AWAY =
            Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "53300", "25006", "28000", "28P01", "3D000");
    private static final Set<String> BUSY = Set.of("40001", "40P01", "55P03", "57014", "53200", "53400");
    private static final Set<String> CLOSED = Set.of(
            "Connection was closed",
            "Connection is not active now, current status: CLOSED",
            "Timeout",
            "Connection pool reached max wait queue size of",
            "Fail to read any response from the server, the underlying connection might get lost unexpectedly.");

    private static final Set<String> CUT = Set.of("Broken pipe", "Connection reset");

    private DatabaseProblems() {}

    static Optional<ProblemException> of(Throwable failure) {
        if (failure instanceof PgException database) {
            return ofState(String.valueOf(database.getSqlState()));
        }
        return lost(failure) ? Optional.of(away()) : Optional.empty();
    }

    private static Optional<ProblemException> ofState(String state) {
        if (state.startsWith("08") || AWAY.contains(state)) {
            return Optional.of(away());
        }
        if (BUSY.contains(state)) {
            return Optional.of(ProblemException.later(
                    ProblemCode.OVERLOADED, "The platform is at its limit.", Duration.ofSeconds(1)));
        }
        if ("22021".equals(state) || "22P05".equals(state)) {
            return Optional.of(ProblemException.invalid("", "unstorable_text", "A text has a character NUL."));
        }
        return Optional.empty();
    }

    private static boolean lost(Throwable failure) {
        return failure instanceof SocketException
                || failure instanceof UnknownHostException
                || failure instanceof TimeoutException
                || failure instanceof ClosedChannelException
                || failure instanceof ClosedConnectionException
                || cut(failure)
                || closed(failure);
    }

    /** What the operating system says of a connection that the other side has closed; Jackson's failures are IOExceptions too. */
    private static boolean cut(Throwable failure) {
        var message = failure.getMessage();
        return failure instanceof IOException && message != null && CUT.stream().anyMatch(message::contains);
    }

    private static boolean closed(Throwable failure) {
        var message = failure.getMessage();
        var ofVertx = failure instanceof VertxException
                || failure.getClass().getName().startsWith("io.vertx.core.impl.NoStackTrace")
                || failure.getClass().getName().startsWith("io.vertx.sqlclient");
        return ofVertx && message != null && CLOSED.stream().anyMatch(message::startsWith);
    }

    private static ProblemException away() {
        return ProblemException.later(
                ProblemCode.DATABASE_UNAVAILABLE, "The database is away; try again soon.", Duration.ofSeconds(2));
    }
}
