package io.centralita.core.realtime.store;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.realtime.TicketStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

@ApplicationScoped
class TicketRows implements TicketStore {

    private static final String SWEEP = "delete from realtime_tickets where workspace_id = $1 and expires_at < now()";

    private static final String INSERT =
            "insert into realtime_tickets values ($1, $2, $3, $4, $5, now() + $6 * interval '1 second')";

    private static final String TAKE = """
            delete from realtime_tickets where workspace_id = $1 and hash = $2
            returning credential, origin, network, expires_at > now()""";

    private final Database database;

    TicketRows(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Void> put(WorkspaceId workspace, byte[] hash, Ticket ticket, Duration life) {
        var row = Tuple.tuple()
                .addUUID(workspace.value())
                .addBuffer(Buffer.buffer(hash))
                .addString(ticket.credential())
                .addString(ticket.origin())
                .addString(ticket.network())
                .addDouble((double) life.toSeconds());
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(SWEEP)
                        .execute(Tuple.of(workspace.value()))
                        .flatMap(swept -> connection.preparedQuery(INSERT).execute(row))
                        .replaceWithVoid());
    }

    @Override
    public Uni<Optional<Ticket>> take(WorkspaceId workspace, byte[] hash) {
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(TAKE)
                        .execute(Tuple.tuple().addUUID(workspace.value()).addBuffer(Buffer.buffer(hash)))
                        .map(rows -> {
                            if (rows.size() == 0) {
                                return Optional.empty();
                            }
                            var row = rows.iterator().next();
                            return row.getBoolean(3)
                                    ? Optional.of(new Ticket(row.getString(0), row.getString(1), row.getString(2)))
                                    : Optional.empty();
                        }));
    }
}
