package io.centralita.core.conversations.store;

import io.centralita.core.conversations.ConversationRow;
import io.centralita.core.conversations.ConversationView;
import io.centralita.core.kernel.http.Versioned;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.TypedId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of conversations, one at a time, within a transaction of the workspace. */
@ApplicationScoped
public class ConversationStore {

    static final String ONE = "select " + ConversationRow.COLUMNS + ConversationRow.FROM
            + " where conversation.workspace_id = $1 and conversation.id = $2";

    private static final String UPDATE = """
            update conversations set status = $3, assignee_id = $4, team_id = $5, unread_count = $6, updated_at = $7,
                   closed_at = case when $3 = 'closed' then coalesce(closed_at, $7) end,
                   version = version + 1
            where workspace_id = $1 and id = $2 returning version""";

    private static final String INSERT = """
            insert into conversations
                (workspace_id, id, channel_id, contact_id, status, last_activity_at, created_at, updated_at)
            select $1, $2, channel.id, contact.id, 'open', $5, $5, $5
            from channels channel, contacts contact
            where channel.workspace_id = $1 and channel.id = $3 and contact.workspace_id = $1 and contact.id = $4
              and contact.merged_into is null for key share of contact
            on conflict (workspace_id, channel_id, contact_id) where status <> 'closed' do nothing""";

    private static final String EXISTING = """
            select (select 1 from channels where workspace_id = $1 and id = $2),
                   (select 1 from contacts where workspace_id = $1 and id = $3),
                   (select merged_into from contacts where workspace_id = $1 and id = $3)""";

    /** The conversation, changed by nobody else until the transaction ends; null when there is none. */
    public Uni<@Nullable Versioned<ConversationView>> lock(
            SqlConnection connection, WorkspaceId workspace, ConversationId id, Instant now) {
        return connection
                .preparedQuery(ONE + " for update of conversation")
                .execute(Tuple.of(workspace.value(), id.value()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return null;
                    }
                    var row = rows.iterator().next().getDelegate();
                    return new Versioned<>(ConversationRow.read(row, now), row.getLong(ConversationRow.VERSION));
                });
    }

    /** @return the new version; fails with {@code conflict} when the contact has another open conversation there */
    public Uni<Long> update(SqlConnection connection, WorkspaceId workspace, ConversationView view) {
        var row = Tuple.tuple()
                .addUUID(workspace.value())
                .addUUID(view.id().value())
                .addString(view.status().wire())
                .addUUID(uuid(view.assigneeId()))
                .addUUID(uuid(view.teamId()))
                .addInteger(view.unreadCount())
                .addOffsetDateTime(view.updatedAt().atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(UPDATE)
                .execute(row)
                .map(rows -> rows.iterator().next().getLong(0))
                .onFailure(ConversationStore::breaksOneOpen)
                .transform(failure -> ProblemException.of(
                        ProblemCode.CONFLICT, "The contact has another open conversation on this channel."));
    }

    /** Fails with {@code already_exists} for a second open one, with 422 when the channel or the contact is unknown. */
    public Uni<Void> insert(
            SqlConnection connection,
            WorkspaceId workspace,
            ConversationId id,
            ChannelId channel,
            ContactId contact,
            Instant now) {
        var row =
                Tuple.of(workspace.value(), id.value(), channel.value(), contact.value(), now.atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(INSERT)
                .execute(row)
                .flatMap(inserted -> inserted.rowCount() == 1
                        ? Uni.createFrom().voidItem()
                        : refuse(connection, workspace, channel, contact));
    }

    private static Uni<Void> refuse(
            SqlConnection connection, WorkspaceId workspace, ChannelId channel, ContactId contact) {
        return connection
                .preparedQuery(EXISTING)
                .execute(Tuple.of(workspace.value(), channel.value(), contact.value()))
                .map(rows -> rows.iterator().next())
                .map(found -> {
                    if (found.getInteger(0) == null) {
                        throw ProblemException.invalid("/channel_id", "unknown", "There is no such channel.");
                    }
                    if (found.getInteger(1) == null) {
                        throw ProblemException.invalid("/contact_id", "unknown", "There is no such contact.");
                    }
                    if (found.getUUID(2) != null) {
                        throw ProblemException.invalid(
                                "/contact_id", "merged", "The contact is now " + new ContactId(found.getUUID(2)) + ".");
                    }
                    throw ProblemException.of(
                            ProblemCode.ALREADY_EXISTS, "The contact has an open conversation on this channel.");
                });
    }

    private static boolean breaksOneOpen(Throwable failure) {
        return failure instanceof PgException database && "23505".equals(database.getSqlState());
    }

    private static @Nullable UUID uuid(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }
}
