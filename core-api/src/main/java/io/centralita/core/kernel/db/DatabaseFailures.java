package io.centralita.core.kernel.db;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells "the database is away" from "the statement is wrong". */
public final class DatabaseFailures {

    /** We stood still in a transaction, and the server ended the session. */
    private static final String PAUSED_TOO_LONG = "25P03";

    private DatabaseFailures() {}

    /** Whether trying again later, unchanged, makes sense: connection lost or refused, shutting down, out of resources. */
    public static boolean isAway(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isAwayItself(cause)) {
                return true;
            }
        }
        return false;
    }

    /** A unique or exclusion constraint refused the row. */
    public static boolean isDuplicate(Throwable failure) {
        return failure instanceof PgException refused && "23505".equals(refused.getSqlState());
    }

    /** Two transactions stood in each other's way: the same work may succeed at once. */
    public static boolean isContention(Throwable failure) {
        return failure instanceof PgException refused
                && ("40P01".equals(refused.getSqlState()) || "40001".equals(refused.getSqlState()));
    }

    /** The row itself is at fault, and no later try can store it: bad data, or more than a row holds. */
    public static boolean isUnfit(Throwable failure) {
        if (failure instanceof PgException refused) {
            var state = String.valueOf(refused.getSqlState());
            return state.startsWith("22") || state.startsWith("54");
        }
        return false;
    }

    private static boolean isAwayItself(Throwable cause) {
        if (cause instanceof PgException refused) {
            var state = String.valueOf(refused.getSqlState());
            return state.startsWith("57P")
                    || state.startsWith("08")
                    || state.startsWith("53")
                    || state.startsWith("58")
                    || state.equals(PAUSED_TOO_LONG);
        }
        return cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof io.vertx.core.VertxException
                || cause instanceof NoStackTraceThrowable;
    }
}
