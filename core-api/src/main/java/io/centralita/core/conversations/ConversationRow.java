package io.centralita.core.conversations;

import io.centralita.core.contacts.ContactRow;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one way from a row to a {@link ConversationView}. A query selects {@link #COLUMNS} from {@link #FROM}; further columns
 * of its own start at {@link #NEXT}.
 */
public final class ConversationRow {

    public static final String COLUMNS = """
            conversation.id, conversation.channel_id, conversation.contact_id, contact.name,
            """ + ContactRow.ADDRESSES + """
            , conversation.status, conversation.assignee_id, conversation.team_id, conversation.control_holder,
            conversation.control_token, conversation.priority, conversation.window_expires_at, conversation.unread_count,
            conversation.last_message, conversation.created_at, conversation.updated_at, conversation.version""";

    /** Joins the contact to a {@code conversation}. */
    public static final String CONTACT = " join contacts contact on contact.workspace_id = conversation.workspace_id"
            + " and contact.id = conversation.contact_id";

    /** {@code from} with both tables joined; the query's own {@code where} names {@code conversation.workspace_id}. */
    public static final String FROM = " from conversations conversation" + CONTACT;

    /** The column of the version, which is the strong ETag. */
    public static final int VERSION = 16;

    public static final int NEXT = 17;

    private ConversationRow() {}

    public static ConversationView read(Row row, Instant now) {
        return new ConversationView(
                new ConversationId(row.getUUID(0)),
                new ChannelId(row.getUUID(1)),
                ContactRow.read(row, 2),
                ConversationStatus.ofWire(row.getString(5)).orElseThrow(),
                optional(row.getUUID(6), UserId::new),
                optional(row.getUUID(7), TeamId::new),
                new ConversationView.Control(row.getString(8), row.getLong(9)),
                row.getString(10),
                List.of(),
                ConversationView.Window.at(now, optional(row.getOffsetDateTime(11), OffsetDateTime::toInstant)),
                row.getInteger(12),
                row.getString(13),
                row.getOffsetDateTime(14).toInstant(),
                row.getOffsetDateTime(15).toInstant());
    }

    private static <A, B> @Nullable B optional(@Nullable A value, Function<A, B> map) {
        return value == null ? null : map.apply(value);
    }
}
