package io.centralita.core.messages.store;

import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The outbox table: one row for each outbound message until its outcome is known. */
public final class OutboxRows {

    private static final String INSERT = """
            insert into outbox (workspace_id, message_id, conversation_id, channel_id, lane, seq, state, due_at, origin)
            select $1, n.message_id, n.conversation_id, n.channel_id, n.lane, n.seq, 'queued', n.due_at, n.origin
            from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::smallint[], $6::bigint[], $7::timestamptz[],
                        $8::smallint[])
                 as n (message_id, conversation_id, channel_id, lane, seq, due_at, origin)""";

    private static final String DISPATCH = """
            update outbox o
            set state = 'dispatching', attempts = o.attempts + 1, dispatched_at = now(), fence = n.fence
            from unnest($2::uuid[], $3::bigint[]) as n (message_id, fence)
            where o.workspace_id = $1 and o.message_id = n.message_id and o.state = 'queued'
            returning o.message_id""";

    private static final String REQUEUE = """
            update outbox o set state = 'queued', due_at = now() + n.millis * interval '1 millisecond'
            from unnest($2::uuid[], $3::bigint[]) as n (message_id, millis)
            where o.workspace_id = $1 and o.message_id = n.message_id and o.state = 'dispatching'""";

    private static final String DOUBT = """
            update outbox set state = 'unknown', due_at = dispatched_at + $3 * interval '1 millisecond'
            where workspace_id = $1 and message_id = any($2::uuid[]) and state = 'dispatching'""";

    private static final String SETTLE =
            "delete from outbox where workspace_id = $1 and message_id = any($2::uuid[]) returning message_id";

    private static final String OPEN = """
            select message_id, conversation_id, channel_id, lane, seq, state, attempts,
                   greatest(0, extract(epoch from case state when 'dispatching'
                       then dispatched_at + $5 * interval '1 millisecond' else due_at end - now()) * 1000)::bigint, origin
            from outbox where workspace_id = $1 and lane = $2 and message_id > $3 order by message_id limit $4""";

    private static final String STILL_OPEN =
            "select message_id from outbox where workspace_id = $1 and message_id = any($2::uuid[])";

    private OutboxRows() {}

    /** A message to be queued. */
    public record Queued(
            MessageId message,
            ConversationId conversation,
            ChannelId channel,
            short lane,
            long seq,
            Instant dueAt,
            SendOrigin origin) {}

    /**
     * A row as it is found.
     *
     * @param state {@code queued}, {@code dispatching} or {@code unknown}
     * @param due how long until it is due, by the database's clock; of one that is {@code dispatching}, how long its outcome may
     *     still come, since whoever called may be alive
     */
    public record Open(
            MessageId message,
            ConversationId conversation,
            ChannelId channel,
            long seq,
            String state,
            int attempts,
            Duration due,
            SendOrigin origin) {}

    /** A message to be given to the plug-in by the lane's owner of this fence. */
    public record Dispatch(MessageId message, long fence) {}

    /** A message to be tried again. */
    public record Again(MessageId message, Duration after) {}

    public static Future<Void> insert(SqlConnection connection, WorkspaceId workspace, List<Queued> rows) {
        var columns = Columns.of(workspace.value(), rows)
                .uuid(row -> row.message().value())
                .uuid(row -> row.conversation().value())
                .uuid(row -> row.channel().value())
                .small(row -> (int) row.lane())
                .number(Queued::seq)
                .time(Queued::dueAt)
                .small(row -> row.origin().ordinal());
        return connection.preparedQuery(INSERT).execute(columns.tuple()).mapEmpty();
    }

    /** Answers those that were still queued: only they may be sent. */
    public static Future<Set<MessageId>> dispatch(
            SqlConnection connection, WorkspaceId workspace, List<Dispatch> rows) {
        var columns = Columns.of(workspace.value(), rows)
                .uuid(row -> row.message().value())
                .number(Dispatch::fence);
        return connection.preparedQuery(DISPATCH).execute(columns.tuple()).map(OutboxRows::ids);
    }

    public static Future<Void> requeue(SqlConnection connection, WorkspaceId workspace, List<Again> rows) {
        var columns = Columns.of(workspace.value(), rows)
                .uuid(row -> row.message().value())
                .number(row -> row.after().toMillis());
        return connection.preparedQuery(REQUEUE).execute(columns.tuple()).mapEmpty();
    }

    /** Nobody knows what became of them; they are due when the time for a status to come is over. */
    public static Future<Void> doubt(
            SqlConnection connection, WorkspaceId workspace, Collection<MessageId> messages, Duration patience) {
        return connection
                .preparedQuery(DOUBT)
                .execute(key(workspace, messages).addLong(patience.toMillis()))
                .mapEmpty();
    }

    /** Ends them; answers those that were not ended before. */
    public static Future<Set<MessageId>> settle(
            SqlConnection connection, WorkspaceId workspace, Collection<MessageId> messages) {
        return connection
                .preparedQuery(SETTLE)
                .execute(key(workspace, messages))
                .map(OutboxRows::ids);
    }

    public static Future<Set<MessageId>> stillOpen(
            SqlConnection connection, WorkspaceId workspace, Collection<MessageId> messages) {
        return connection
                .preparedQuery(STILL_OPEN)
                .execute(key(workspace, messages))
                .map(OutboxRows::ids);
    }

    public static Future<List<Open>> open(
            SqlConnection connection, WorkspaceId workspace, short lane, UUID after, int limit, Duration patience) {
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(workspace.value(), lane, after, limit, patience.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Open(
                                new MessageId(row.getUUID(0)),
                                new ConversationId(row.getUUID(1)),
                                new ChannelId(row.getUUID(2)),
                                row.getLong(4),
                                row.getString(5),
                                row.getShort(6),
                                Duration.ofMillis(row.getLong(7)),
                                SendOrigin.stored(row.getShort(8))))
                        .toList());
    }

    private static Tuple key(WorkspaceId workspace, Collection<MessageId> messages) {
        return Tuple.tuple()
                .addUUID(workspace.value())
                .addArrayOfUUID(messages.stream().map(MessageId::value).toArray(UUID[]::new));
    }

    private static Set<MessageId> ids(io.vertx.sqlclient.RowSet<io.vertx.sqlclient.Row> rows) {
        var ids = new HashSet<MessageId>(rows.size() * 2);
        rows.forEach(row -> ids.add(new MessageId(row.getUUID(0))));
        return ids;
    }
}
