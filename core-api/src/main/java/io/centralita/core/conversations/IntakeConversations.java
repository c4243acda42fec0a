package io.centralita.core.conversations;

import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Conversations for the walk: set-based, in the walk's transaction. Rows are always locked in the order of their ids, and
 * before the messages in them are read: so two lanes never wait for each other in a circle.
 */
@ApplicationScoped
public class IntakeConversations {

    private static final String COLUMNS = """
            c.id, c.channel_id, c.contact_id, c.status, c.assignee_id, c.team_id, c.message_seq, c.unread_count, c.version,
            c.window_expires_at, c.last_message, c.last_message_id, c.last_message_at, c.last_activity_at, c.closed_at,
            c.created_at, c.control_holder, c.control_token, c.priority""";

    /**
     * The ids are an array, not a join: a row that another transaction changed meanwhile is looked at again by the conditions on
     * it alone, where a join would lose it.
     */
    private static final String LOCK = "select " + COLUMNS + """

            from conversations c
            where c.workspace_id = $1 and c.id = any(array(
                select coalesce(
                    (select o.id from conversations o
                     where o.workspace_id = $1 and o.contact_id = pair.contact_id and o.channel_id = pair.channel_id
                       and o.status <> 'closed'),
                    (select l.id from conversations l
                     where l.workspace_id = $1 and l.contact_id = pair.contact_id and l.channel_id = pair.channel_id
                     order by l.created_at desc limit 1))
                from unnest($2::uuid[], $3::uuid[]) as pair (channel_id, contact_id)
                union all
                select unnest($4::uuid[])))
            order by c.id for update of c""";

    private static final String INSERT = """
            insert into conversations (workspace_id, id, channel_id, contact_id, status, message_seq, unread_count,
                                       window_expires_at, last_message, last_message_id, last_message_at,
                                       last_activity_at, created_at, updated_at, closed_at, peer)
            select $1, n.id, n.channel_id, n.contact_id, n.status, n.message_seq, n.unread, n.window_at, n.last_message,
                   n.last_id, n.last_at, n.activity_at, n.created_at, n.created_at, n.closed_at,
                   string_to_array(n.peer, E'\\n')
            from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::bigint[], $7::bigint[], $8::timestamptz[],
                        $9::text[], $10::uuid[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[],
                        $14::timestamptz[], $15::text[])
                 as n (id, channel_id, contact_id, status, message_seq, unread, window_at, last_message, last_id, last_at,
                       activity_at, created_at, closed_at, peer)
            where exists (select from contacts c where c.workspace_id = $1 and c.id = n.contact_id
                            and c.merged_into is null for key share)
            on conflict do nothing returning id""";

    private static final String UPDATE = """
            update conversations c
            set status = n.status, message_seq = n.message_seq, unread_count = n.unread, window_expires_at = n.window_at,
                last_message = n.last_message, last_message_id = n.last_id, last_message_at = n.last_at,
                last_activity_at = n.activity_at, closed_at = n.closed_at, version = n.version,
                updated_at = greatest(c.updated_at, n.activity_at), peer = coalesce(string_to_array(n.peer, E'\\n'), c.peer)
            from unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::timestamptz[], $7::text[], $8::uuid[],
                        $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::bigint[], $13::text[])
                 as n (id, status, message_seq, unread, window_at, last_message, last_id, last_at, activity_at, closed_at,
                       version, peer)
            where c.workspace_id = $1 and c.id = n.id""";

    /** A contact on a channel. */
    public record Pair(ChannelId channel, ContactId contact) {}

    /** Locks the open conversation of each pair, or the latest closed one, and those of the given ids. */
    public Future<List<IntakeConversation>> lock(
            SqlConnection connection, WorkspaceId workspace, List<Pair> pairs, Collection<ConversationId> ids) {
        if (pairs.isEmpty() && ids.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var columns = Columns.of(workspace.value(), pairs)
                .uuid(pair -> pair.channel().value())
                .uuid(pair -> pair.contact().value());
        var more = ids.stream().map(ConversationId::value).toArray(UUID[]::new);
        return connection
                .preparedQuery(LOCK)
                .execute(columns.tuple().addArrayOfUUID(more))
                .map(IntakeConversations::read);
    }

    /** Answers how many were inserted: fewer than given means that another opened one at the same time, or
     * that the contact was merged. */
    public Future<Integer> insert(
            SqlConnection connection, WorkspaceId workspace, List<IntakeConversation> conversations) {
        var columns = Columns.of(workspace.value(), conversations)
                .uuid(c -> c.id.value())
                .uuid(c -> c.channel.value())
                .uuid(c -> c.contact.value())
                .text(c -> c.status.wire())
                .number(c -> c.messageSeq)
                .number(c -> (long) c.unread)
                .time(c -> c.windowExpiresAt)
                .text(c -> c.lastMessage)
                .uuid(IntakeConversations::lastId)
                .time(c -> c.lastMessageAt)
                .time(c -> c.lastActivityAt)
                .time(c -> c.createdAt)
                .time(c -> c.closedAt)
                .text(c -> c.peer);
        return connection.preparedQuery(INSERT).execute(columns.tuple()).map(rows -> rows.size());
    }

    public Future<Void> update(
            SqlConnection connection, WorkspaceId workspace, List<IntakeConversation> conversations) {
        var columns = Columns.of(workspace.value(), conversations)
                .uuid(c -> c.id.value())
                .text(c -> c.status.wire())
                .number(c -> c.messageSeq)
                .number(c -> (long) c.unread)
                .time(c -> c.windowExpiresAt)
                .text(c -> c.lastMessage)
                .uuid(IntakeConversations::lastId)
                .time(c -> c.lastMessageAt)
                .time(c -> c.lastActivityAt)
                .time(c -> c.closedAt)
                .number(c -> c.version)
                .text(c -> c.peer);
        return connection.preparedQuery(UPDATE).execute(columns.tuple()).mapEmpty();
    }

    private static @Nullable UUID lastId(IntakeConversation conversation) {
        var last = conversation.lastMessageId;
        return last == null ? null : last.value();
    }

    private static List<IntakeConversation> read(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(IntakeConversations::read)
                .toList();
    }

    private static IntakeConversation read(Row row) {
        var conversation = new IntakeConversation(
                new ConversationId(row.getUUID(0)),
                new ChannelId(row.getUUID(1)),
                new ContactId(row.getUUID(2)),
                ConversationStatus.ofWire(row.getString(3)).orElseThrow(),
                row.getOffsetDateTime(15).toInstant());
        conversation.assignee = row.getUUID(4);
        conversation.team = row.getUUID(5);
        conversation.messageSeq = row.getLong(6);
        conversation.unread = row.getInteger(7);
        conversation.version = row.getLong(8);
        conversation.windowExpiresAt = instant(row.getOffsetDateTime(9));
        conversation.lastMessage = row.getString(10);
        conversation.lastMessageId = row.getUUID(11) == null ? null : new MessageId(row.getUUID(11));
        conversation.lastMessageAt = instant(row.getOffsetDateTime(12));
        conversation.lastActivityAt = row.getOffsetDateTime(13).toInstant();
        conversation.closedAt = instant(row.getOffsetDateTime(14));
        conversation.controlHolder = row.getString(16);
        conversation.controlToken = row.getLong(17);
        conversation.priority = row.getString(18);
        return conversation;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
