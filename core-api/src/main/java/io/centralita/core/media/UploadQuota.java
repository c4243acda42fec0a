package io.centralita.core.media;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.store.MediaRows;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much one caller may upload within 24 hours, {@code centralita.media.daily-upload}. */
@ApplicationScoped
public class UploadQuota {

    private static final Duration DAY = Duration.ofDays(1);

    private final MediaRows rows;
    private final Clock clock;
    private final long daily;

    UploadQuota(
            MediaRows rows,
            Clock clock,
            @ConfigProperty(name = "centralita.media.daily-upload", defaultValue = "2G") MemorySize daily) {
        this.rows = rows;
        this.clock = clock;
        this.daily = daily.asLongValue();
    }

    /** Fails with PAYLOAD_TOO_LARGE when so many bytes more would be too many. */
    public Future<Void> check(SqlConnection connection, Caller caller, long bytes) {
        var since = clock.instant().minus(DAY);
        return rows.uploaded(connection, caller.workspace(), caller.principal(), since)
                .compose(before -> before + bytes <= daily
                        ? Future.succeededFuture()
                        : Future.failedFuture(ProblemException.of(
                                ProblemCode.PAYLOAD_TOO_LARGE, "The quota of uploads within 24 hours is used up.")));
    }
}
