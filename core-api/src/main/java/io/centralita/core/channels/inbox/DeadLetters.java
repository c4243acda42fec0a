package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.DeadLetterId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The door to dead letters: list, look at one, replay, discard. */
@ApplicationScoped
public class DeadLetters {

    private static final String COLUMNS =
            "id, channel_id, cause_code, cause, attempts, content_type, octet_length(body), received_at, died_at";

    private static final String LIST =
            "select " + COLUMNS + " from dead_letters where workspace_id = $1 and id < $2 order by id desc limit $3";

    private static final String GET =
            "select " + COLUMNS + ", body from dead_letters where workspace_id = $1 and id = $2";

    static final String MISDIRECTED = "misdirected";

    /** A letter's channel and, when its delivery named a number, the channel that has it now. */
    private static final String PLACE = """
            select letter.channel_id, letter.peer_key, letter.cause_code, letter.account_key, number.id
            from dead_letters letter
            left join channels called on called.workspace_id = $1 and called.id = letter.channel_id
            left join channels number on number.workspace_id = $1 and number.plugin = called.plugin
                                     and number.account_key = letter.account_key
            where letter.workspace_id = $1 and letter.id = $2 for update of letter""";

    /** The inbox row may be gone with its partition; it is made anew under the same id, in a partition that exists. */
    private static final String REPLAY = """
            with risen as (
                delete from dead_letters where workspace_id = $1 and id = $2
                returning workspace_id, peer_key, content_type, body, received_at),
            stored as (
                insert into inbox (workspace_id, id, channel_id, lane, peer_key, content_type, body, received_at)
                select workspace_id, $3, $4, $5, peer_key, content_type, body, received_at from risen
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

    private record Place(ChannelId channel, @Nullable String peer) {}

    /**
     * Puts the delivery back into the inbox; its lane takes it up within two seconds. One that named a number goes to the channel
     * that has the number, never to the one whose address was called. Fails with NOT_FOUND, or CONFLICT while no channel has it.
     */
    public Uni<Void> replay(WorkspaceId workspace, DeadLetterId id, UUID fresh) {
        return database.inWorkspace(
                workspace,
                connection -> place(connection, workspace, id)
                        .flatMap(place -> connection
                                .preparedQuery(REPLAY)
                                .execute(Tuple.of(
                                        workspace.value(),
                                        id.value(),
                                        fresh,
                                        place.channel().value(),
                                        LaneHash.of(place.channel(), place.peer()))))
                        .replaceWithVoid());
    }

    private static Uni<Place> place(SqlConnection connection, WorkspaceId workspace, DeadLetterId id) {
        return connection
                .preparedQuery(PLACE)
                .execute(Tuple.of(workspace.value(), id.value()))
                .map(rows -> {
                    for (var row : rows) {
                        return place(row);
                    }
                    throw ProblemException.notFound();
                });
    }

    private static Place place(Row row) {
        var number = row.getUUID(4);
        if (number == null && row.getString(2).equals(MISDIRECTED)) {
            throw ProblemException.of(
                    ProblemCode.CONFLICT,
                    "No channel has the number that this delivery names (" + row.getString(3)
                            + "). Connect it, then replay.");
        }
        return new Place(new ChannelId(number == null ? row.getUUID(0) : number), row.getString(1));
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
