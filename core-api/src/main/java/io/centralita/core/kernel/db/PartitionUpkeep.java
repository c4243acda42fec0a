package io.centralita.core.kernel.db;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Keeps the partitioned tables supplied: before anything else starts, and every hour. Nodes may do it at the same time. */
@ApplicationScoped
class PartitionUpkeep {

    private static final Logger LOG = Logger.getLogger(PartitionUpkeep.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Database database;
    private final Vertx vertx;

    PartitionUpkeep(Database database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        maintain().await().atMost(PATIENCE);
        vertx.setPeriodic(
                EVERY.toMillis(),
                timer -> maintain()
                        .subscribe()
                        .with(touched -> {}, failure -> LOG.warnf("partitions wait: %s", failure.getMessage())));
    }

    private Uni<Integer> maintain() {
        return database.asPlatform(connection -> connection
                .query("select maintain_partitions()")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0)));
    }
}
