package io.centralita.core.kernel.secrets;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Seals everything with the first key that an older one sealed. Runs after each start that finds more than one key, beside
 * the work; what somebody changes meanwhile is left alone, it is sealed with the first key anyway.
 */
@ApplicationScoped
class Resealing {

    private static final Logger LOG = Logger.getLogger(Resealing.class);

    private final Database database;
    private final WorkspaceDirectory workspaces;
    private final PlatformSecrets secrets;
    private final List<SealedColumn> columns;

    Resealing(
            Database database,
            WorkspaceDirectory workspaces,
            PlatformSecrets secrets,
            Instance<SealedColumns> everywhere) {
        this.database = database;
        this.workspaces = workspaces;
        this.secrets = secrets;
        this.columns = everywhere.stream()
                .flatMap(some -> some.sealedColumns().stream())
                .toList();
    }

    void start(@Observes @Priority(2_600) StartupEvent event) {
        if (secrets.hasOtherKeys()) {
            all().subscribe()
                    .with(
                            count -> LOG.infof(
                                    "key %s seals every stored secret (%d sealed again); older keys may be removed in two days",
                                    secrets.currentKey(), count),
                            failure -> LOG.error(
                                    "not all secrets are sealed with the first key yet; keep the older ones and start again",
                                    failure));
        }
    }

    /** How many were sealed again. */
    Uni<Integer> all() {
        return workspaces.all().flatMap(everyone -> sum(columns, column -> reseal(column, everyone)));
    }

    private Uni<Integer> reseal(SealedColumn column, List<WorkspaceId> everyone) {
        return column.ofWorkspaces()
                ? sum(
                        everyone,
                        workspace ->
                                database.inWorkspace(workspace, connection -> reseal(connection, column, workspace)))
                : database.asPlatform(connection -> reseal(connection, column, null));
    }

    private Uni<Integer> reseal(SqlConnection connection, SealedColumn column, @Nullable WorkspaceId workspace) {
        var which = workspace == null ? Tuple.tuple() : Tuple.of(workspace.value());
        return connection
                .preparedQuery(column.select())
                .execute(which)
                .flatMap(rows -> sum(rows, row -> reseal(connection, column, workspace, row)));
    }

    private Uni<Integer> reseal(
            SqlConnection connection, SealedColumn column, @Nullable WorkspaceId workspace, Row row) {
        var id = row.getString(0);
        var old = row.getBuffer(1);
        if (secrets.isCurrent(old.getBytes())) {
            return Uni.createFrom().item(0);
        }
        var place = workspace == null ? column.place(id) : column.place(workspace, id);
        var sealed = again(old.getBytes(), place);
        if (sealed.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var values = Tuple.tuple()
                .addBuffer(Buffer.buffer(sealed.get()))
                .addString(id)
                .addBuffer(old);
        return connection
                .preparedQuery(column.replace())
                .execute(workspace == null ? values : values.addUUID(workspace.value()))
                .map(done -> done.rowCount());
    }

    /** Empty when no key opens it: its key is lost, and keeping others does not help. */
    private Optional<byte[]> again(byte[] old, String place) {
        try {
            return Optional.of(secrets.seal(secrets.open(old, place), place));
        } catch (IllegalStateException lost) {
            LOG.warnf("%s cannot be opened with any key and is left as it is: %s", place, lost.getMessage());
            return Optional.empty();
        }
    }

    private static <T> Uni<Integer> sum(Iterable<T> things, Function<T, Uni<Integer>> work) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }
}
