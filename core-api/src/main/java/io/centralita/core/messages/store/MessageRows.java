package io.centralita.core.messages.store;

import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.DeliveryMarks;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.MessageStatus;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The messages table: its columns, its rows, its batched writes. */
public final class MessageRows {

    public static final String COLUMNS = """
            m.id, m.conversation_id, m.channel_id, m.seq, m.direction, m.type, m.content, m.sender_kind, m.sender_id,
            m.provider_message_id, m.reply_to, m.forwarded, m.status, m.sent_at, m.delivered_at, m.read_at, m.error,
            m.raw_payload_id, m.occurred_at, m.edited_at, m.revoked_at, m.created_at, m.pricing""";

    /** Where what is selected behind the columns stands. */
    public static final int BEHIND_COLUMNS = 23;

    private static final String INSERT = """
            insert into messages (workspace_id, id, conversation_id, channel_id, seq, direction, type, content, sender_kind,
                                  sender_id, provider_message_id, reply_to, forwarded, status, sent_at, delivered_at,
                                  read_at, error, raw_payload_id, occurred_at, edited_at, revoked_at, created_at, pricing)
            select $1, m.* from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::text[], $7::text[], $8::text[],
                                       $9::text[], $10::uuid[], $11::text[], $12::text[], $13::boolean[], $14::text[],
                                       $15::timestamptz[], $16::timestamptz[], $17::timestamptz[], $18::text[],
                                       $19::uuid[], $20::timestamptz[], $21::timestamptz[], $22::timestamptz[],
                                       $23::timestamptz[], $24::text[]) as m""";

    private static final String UPDATE = """
            update messages m
            set type = n.type, content = n.content, provider_message_id = n.provider_id, status = n.status,
                sent_at = n.sent_at, delivered_at = n.delivered_at, read_at = n.read_at, error = n.error,
                edited_at = n.edited_at, revoked_at = n.revoked_at, pricing = n.pricing
            from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[],
                        $9::timestamptz[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::text[])
                 as n (id, type, content, provider_id, status, sent_at, delivered_at, read_at, error, edited_at, revoked_at,
                       pricing)
            where m.workspace_id = $1 and m.id = n.id""";

    private static final String TELL = """
            update messages m set reply_to = n.reply_to, forwarded = n.forwarded, occurred_at = n.occurred_at
            from unnest($2::uuid[], $3::text[], $4::boolean[], $5::timestamptz[])
                 as n (id, reply_to, forwarded, occurred_at)
            where m.workspace_id = $1 and m.id = n.id""";

    private static final String BY_IDS =
            "select " + COLUMNS + " from messages m where m.workspace_id = $1 and m.id = any($2::uuid[])";

    private MessageRows() {}

    public static Future<List<Message>> byIds(
            SqlConnection connection, WorkspaceId workspace, Collection<MessageId> messages) {
        if (messages.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var ids = messages.stream().map(MessageId::value).toArray(UUID[]::new);
        return connection
                .preparedQuery(BY_IDS)
                .execute(Tuple.tuple().addUUID(workspace.value()).addArrayOfUUID(ids))
                .map(MessageRows::read);
    }

    public static Future<Void> insert(SqlConnection connection, WorkspaceId workspace, List<Message> messages) {
        var columns = Columns.of(workspace.value(), messages)
                .uuid(m -> m.id().value())
                .uuid(m -> m.conversation().value())
                .uuid(m -> m.channel().value())
                .number(Message::seq)
                .text(m -> m.outbound() ? "outbound" : "inbound")
                .text(Message::type)
                .text(Message::content)
                .text(m -> m.sender().kind().wire())
                .uuid(m -> m.sender().id())
                .text(Message::providerId)
                .text(Message::replyTo)
                .flag(Message::forwarded)
                .text(m -> m.marks().status().wire())
                .time(m -> m.marks().sentAt())
                .time(m -> m.marks().deliveredAt())
                .time(m -> m.marks().readAt())
                .text(m -> m.marks().error())
                .uuid(Message::rawPayload)
                .time(Message::occurredAt)
                .time(Message::editedAt)
                .time(Message::revokedAt)
                .time(Message::createdAt)
                .text(m -> m.marks().pricing());
        return connection.preparedQuery(INSERT).execute(columns.tuple()).mapEmpty();
    }

    /** Writes what may change of a message. Hold its conversation's lock. */
    public static Future<Void> update(SqlConnection connection, WorkspaceId workspace, List<Message> messages) {
        var columns = Columns.of(workspace.value(), messages)
                .uuid(m -> m.id().value())
                .text(Message::type)
                .text(Message::content)
                .text(Message::providerId)
                .text(m -> m.marks().status().wire())
                .time(m -> m.marks().sentAt())
                .time(m -> m.marks().deliveredAt())
                .time(m -> m.marks().readAt())
                .text(m -> m.marks().error())
                .time(Message::editedAt)
                .time(Message::revokedAt)
                .text(m -> m.marks().pricing());
        return connection.preparedQuery(UPDATE).execute(columns.tuple()).mapEmpty();
    }

    /** Writes what does not change of a message, once it is told, where a line stood for it. Hold its conversation's lock. */
    public static Future<Void> tell(SqlConnection connection, WorkspaceId workspace, List<Message> messages) {
        var columns = Columns.of(workspace.value(), messages)
                .uuid(m -> m.id().value())
                .text(Message::replyTo)
                .flag(Message::forwarded)
                .time(Message::occurredAt);
        return connection.preparedQuery(TELL).execute(columns.tuple()).mapEmpty();
    }

    public static List<Message> read(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(MessageRows::read)
                .toList();
    }

    public static Message read(Row row) {
        return new Message(
                new MessageId(row.getUUID(0)),
                new ConversationId(row.getUUID(1)),
                new ChannelId(row.getUUID(2)),
                row.getLong(3),
                "outbound".equals(row.getString(4)),
                row.getString(5),
                row.getString(6),
                new Actor(Actor.Kind.ofWire(row.getString(7)), row.getUUID(8)),
                row.getString(9),
                row.getString(10),
                row.getBoolean(11),
                new DeliveryMarks(
                        MessageStatus.ofWire(row.getString(12)),
                        instant(row.getOffsetDateTime(13)),
                        instant(row.getOffsetDateTime(14)),
                        instant(row.getOffsetDateTime(15)),
                        row.getString(16),
                        row.getString(22)),
                row.getUUID(17),
                row.getOffsetDateTime(18).toInstant(),
                instant(row.getOffsetDateTime(19)),
                instant(row.getOffsetDateTime(20)),
                row.getOffsetDateTime(21).toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
