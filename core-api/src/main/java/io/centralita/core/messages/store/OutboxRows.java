package io.centralita.core.messages.store;

import io.centralita.core.channels.inbox.LeaseLock;
import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The outbox table: one row for each outbound message until its outcome is known. */
public final class OutboxRows {

    /** A message whose earlier ones in its conversation have gone may go; each of them has its row until then. */
    private static final String IS_NEXT = """
            not exists (select from outbox e where e.workspace_id = $1 and e.lane = n.lane
                        and e.conversation_id = n.conversation_id and e.seq < n.seq)""";

    private static final String INSERT = """
            with ours as materialized (%s)
            insert into outbox (workspace_id, message_id, conversation_id, channel_id, lane, seq, due_at, origin,
                                state, attempts, dispatched_at, fence)
            select $1, message_id, conversation_id, channel_id, lane, seq, due_at, origin,
                   case when goes then 'dispatching' else 'queued' end, goes::int, case when goes then now() end,
                   case when goes then fence end
            from (select n.*, o.lane is not null and %s as goes
                  from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::smallint[], $6::bigint[], $7::timestamptz[],
                              $8::smallint[], $9::bigint[])
                       as n (message_id, conversation_id, channel_id, lane, seq, due_at, origin, fence)
                  left join ours o on o.lane = n.lane and o.fence = n.fence) as fresh
            returning case when state = 'dispatching' then message_id end""".formatted(LeaseLock.held("$10", "$5", "$9"), IS_NEXT);

    private static final String DISPATCH = """
            update outbox n
            set state = 'dispatching', attempts = n.attempts + 1, dispatched_at = now(), fence = d.fence
            from unnest($2::uuid[], $3::bigint[]) as d (message_id, fence)
            where n.workspace_id = $1 and n.message_id = d.message_id and n.state = 'queued' and %s
            returning n.message_id""".formatted(IS_NEXT);

    private static final String UNDO = """
            update outbox o set state = 'queued', dispatched_at = null, fence = null
            from unnest($2::uuid[], $3::bigint[], $4::smallint[]) as n (message_id, fence, attempt)
            where o.workspace_id = $1 and o.message_id = n.message_id and o.state = 'dispatching'
              and o.fence = n.fence and o.attempts = n.attempt""";

    private static final String QUEUED =
            "select message_id from outbox where workspace_id = $1 and message_id = any($2::uuid[]) and state = 'queued'";

    private static final String REQUEUE = """
            update outbox o set state = 'queued', due_at = now() + n.millis * interval '1 millisecond'
            from unnest($2::uuid[], $3::smallint[], $4::bigint[]) as n (message_id, attempt, millis)
            where o.workspace_id = $1 and o.message_id = n.message_id and o.state = 'dispatching'
              and o.attempts = n.attempt""";

    private static final String DOUBT = """
            update outbox set state = 'unknown', due_at = dispatched_at + $3 * interval '1 millisecond'
            where workspace_id = $1 and message_id = any($2::uuid[]) and state = 'dispatching'""";

    private static final String SETTLE =
            "delete from outbox where workspace_id = $1 and message_id = any($2::uuid[]) returning message_id";

    private static final String GIVE_UP = """
            delete from outbox where workspace_id = $1 and message_id = any($2::uuid[]) and state <> 'queued'
            returning message_id""";

    private static final String FOUND = """
            select r.message_id, r.conversation_id, r.channel_id, r.lane, r.seq, r.state, r.attempts,
                   greatest(0, extract(epoch from case r.state when 'dispatching'
                       then r.dispatched_at + $4 * interval '1 millisecond' else r.due_at end - now()) * 1000)::bigint, r.origin
            """;

    private static final String OPEN = FOUND + """
            from channels c
            cross join unnest($5::smallint[]) as urgency
            cross join lateral (
                select * from outbox o
                where o.workspace_id = $1 and o.lane = $2 and o.channel_id = c.id and o.origin = urgency
                order by o.message_id limit $3) r
            where c.workspace_id = $1 order by r.message_id""";

    private static final String OPEN_BEFORE = FOUND + """
            from outbox r
            where r.workspace_id = $1 and r.lane = $2 and r.conversation_id = $5 and r.seq < $6
            order by r.seq limit $3""";

    private static final String STILL_OPEN = """
            select message_id, state, attempts, greatest(0, extract(epoch from due_at - now()) * 1000)::bigint
            from outbox where workspace_id = $1 and message_id = any($2::uuid[])""";

    private static final Short[] URGENCIES = Arrays.stream(SendOrigin.values())
            .map(origin -> (short) origin.ordinal())
            .toArray(Short[]::new);

    private OutboxRows() {}

    /**
     * A message to be queued.
     *
     * @param fence of the lane's owner who has taken it already; null when it waits for its turn
     */
    public record Queued(
            MessageId message,
            ConversationId conversation,
            ChannelId channel,
            short lane,
            long seq,
            Instant dueAt,
            SendOrigin origin,
            @Nullable Long fence) {

        /** Taken from its lane by the owner of this fence, to be given to the plug-in as soon as it is written. */
        public Queued takenBy(long owner) {
            return new Queued(message, conversation, channel, lane, seq, dueAt, origin, owner);
        }
    }

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

    /** A message to be tried again after the attempt of this number, the first being 1. */
    public record Again(MessageId message, int attempt, Duration after) {}

    /** The attempt of this number to send a message, by the lane's owner of this fence. No other attempt has both. */
    public record Attempt(MessageId message, long fence, int number) {}

    /**
     * A row of a message that is in doubt.
     *
     * @param queued whether the doubt is over: it was certainly not sent, and waits to be
     * @param due how long until it may be sent, if it is queued
     */
    public record StillOpen(boolean queued, int attempts, Duration due) {}

    /**
     * Answers those that are {@code dispatching} at once: taken by the owner of a lane that is still this node's, with no earlier
     * one of their conversation waiting. The others are {@code queued}.
     */
    public static Future<Set<MessageId>> insert(
            SqlConnection connection, WorkspaceId workspace, UUID node, List<Queued> rows) {
        var columns = Columns.of(workspace.value(), rows)
                .uuid(row -> row.message().value())
                .uuid(row -> row.conversation().value())
                .uuid(row -> row.channel().value())
                .small(row -> (int) row.lane())
                .number(Queued::seq)
                .time(Queued::dueAt)
                .small(row -> row.origin().ordinal())
                .number(Queued::fence);
        return connection
                .preparedQuery(INSERT)
                .execute(columns.tuple().addUUID(node))
                .map(OutboxRows::ids);
    }

    /**
     * In these attempts no plug-in was called, though the row may say so. An attempt keeps its number, so that to say it twice does
     * nothing to the attempt after it.
     */
    public static Future<Void> undo(SqlConnection connection, WorkspaceId workspace, List<Attempt> attempts) {
        var columns = Columns.of(workspace.value(), attempts)
                .uuid(attempt -> attempt.message().value())
                .number(Attempt::fence)
                .small(Attempt::number);
        return connection.preparedQuery(UNDO).execute(columns.tuple()).mapEmpty();
    }

    /** Which of them wait to be sent. */
    public static Future<Set<MessageId>> queued(
            SqlConnection connection, WorkspaceId workspace, Collection<MessageId> messages) {
        return connection
                .preparedQuery(QUEUED)
                .execute(key(workspace, messages))
                .map(OutboxRows::ids);
    }

    /** Answers those that were still queued, with no earlier one of their conversation waiting: only they may be sent. */
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
                .small(Again::attempt)
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

    /** Ends those in doubt whose outcome nobody waits for any more; answers them. What is queued again is not in doubt. */
    public static Future<Set<MessageId>> giveUp(
            SqlConnection connection, WorkspaceId workspace, Collection<MessageId> messages) {
        return connection
                .preparedQuery(GIVE_UP)
                .execute(key(workspace, messages))
                .map(OutboxRows::ids);
    }

    public static Future<Map<MessageId, StillOpen>> stillOpen(
            SqlConnection connection, WorkspaceId workspace, Collection<MessageId> messages) {
        return connection
                .preparedQuery(STILL_OPEN)
                .execute(key(workspace, messages))
                .map(rows -> {
                    var open = new HashMap<MessageId, StillOpen>();
                    rows.forEach(row -> open.put(
                            new MessageId(row.getUUID(0)),
                            new StillOpen(
                                    "queued".equals(row.getString(1)),
                                    row.getShort(2),
                                    Duration.ofMillis(row.getLong(3)))));
                    return open;
                });
    }

    /** The first of a lane, so many of each number and urgency, so that no number's backlog hides another's. */
    public static Future<List<Open>> open(
            SqlConnection connection, WorkspaceId workspace, short lane, int limit, Duration patience) {
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(workspace.value(), lane, limit, patience.toMillis())
                        .addArrayOfShort(URGENCIES))
                .map(OutboxRows::found);
    }

    /** The first so many of a conversation that stand before a place in it. */
    public static Future<List<Open>> openBefore(
            SqlConnection connection,
            WorkspaceId workspace,
            short lane,
            ConversationId conversation,
            long seq,
            int limit,
            Duration patience) {
        return connection
                .preparedQuery(OPEN_BEFORE)
                .execute(Tuple.of(workspace.value(), lane, limit, patience.toMillis(), conversation.value(), seq))
                .map(OutboxRows::found);
    }

    private static List<Open> found(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Open(
                        new MessageId(row.getUUID(0)),
                        new ConversationId(row.getUUID(1)),
                        new ChannelId(row.getUUID(2)),
                        row.getLong(4),
                        row.getString(5),
                        row.getShort(6),
                        Duration.ofMillis(row.getLong(7)),
                        SendOrigin.stored(row.getShort(8))))
                .toList();
    }

    private static Tuple key(WorkspaceId workspace, Collection<MessageId> messages) {
        return Tuple.tuple()
                .addUUID(workspace.value())
                .addArrayOfUUID(messages.stream().map(MessageId::value).toArray(UUID[]::new));
    }

    private static Set<MessageId> ids(RowSet<Row> rows) {
        var ids = new HashSet<MessageId>(rows.size() * 2);
        for (var row : rows) {
            var id = row.getUUID(0);
            if (id != null) {
                ids.add(new MessageId(id));
            }
        }
        return ids;
    }
}
