package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.DeadLetterId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The door to dead letters: list, look at one, replay, discard. */
@ApplicationScoped
public class DeadLetters {

    private static final String COLUMNS =
            "id, channel_id, cause_code, cause, attempts, content_type, octet_length(body), received_at, died_at";

    private static final String LIST =
            "select " + COLUMNS + " from dead_letters where workspace_id = $1 and id < $2 order by id desc limit $3";

    private static final String GET =
            "select " + COLUMNS + ", body from dead_letters where workspace_id = $1 and id = $2";

    /** The inbox row may be gone with its partition; it is made anew under the same id, in a partition that exists. */
    private static final String REPLAY = """
            with risen as (
                delete from dead_letters where workspace_id = $1 and id = $2
                returning workspace_id, channel_id, lane, peer_key, content_type, body, received_at),
            stored as (
                insert into inbox (workspace_id, id, channel_id, lane, peer_key, content_type, body, received_at)
                select workspace_id, $3, channel_id, lane, peer_key, content_type, body, received_at from risen
                returning workspace_id, lane, id)
            insert into inbox_pending (workspace_id, lane, id) select workspace_id, lane, id from stored""";

    private final Database database;

    DeadLetters(Database database) {
        this.database = database;
    }

    /** Youngest first, those before the given one. */
    public Uni<List<DeadLetter>> list(WorkspaceId workspace, UUID before, int limit) {
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(LIST)
                        .execute(Tuple.of(workspace.value(), before, limit))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> read(row, false))
                                .toList()));
    }

    public Uni<DeadLetter> get(WorkspaceId workspace, DeadLetterId id) {
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(GET)
                        .execute(Tuple.of(workspace.value(), id.value()))
                        .map(rows -> {
                            for (var row : rows) {
                                return read(row, true);
                            }
                            throw ProblemException.notFound();
                        }));
    }

    /** Puts the delivery back into the inbox; its lane takes it up within two seconds. */
    public Uni<Void> replay(WorkspaceId workspace, DeadLetterId id, UUID fresh) {
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(REPLAY)
                        .execute(Tuple.of(workspace.value(), id.value(), fresh))
                        .invoke(rows -> found(rows.rowCount()))
                        .replaceWithVoid());
    }

    public Uni<Void> discard(WorkspaceId workspace, DeadLetterId id) {
        return database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery("delete from dead_letters where workspace_id = $1 and id = $2")
                        .execute(Tuple.of(workspace.value(), id.value()))
                        .invoke(rows -> found(rows.rowCount()))
                        .replaceWithVoid());
    }

    private static void found(int count) {
        if (count == 0) {
            throw ProblemException.notFound();
        }
    }

    private static DeadLetter read(Row row, boolean whole) {
        return new DeadLetter(
                new DeadLetterId(row.getUUID(0)),
                new ChannelId(row.getUUID(1)),
                row.getString(2),
                row.getString(3),
                row.getShort(4),
                row.getString(5),
                row.getInteger(6),
                whole ? new String(row.getBuffer(9).getBytes(), StandardCharsets.UTF_8) : null,
                row.getOffsetDateTime(7).toInstant(),
                row.getOffsetDateTime(8).toInstant());
    }
}
