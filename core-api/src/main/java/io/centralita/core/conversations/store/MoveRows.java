package io.centralita.core.conversations.store;

import io.centralita.core.conversations.ConversationRow;
import io.centralita.core.conversations.ConversationView;
import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ContactMergeId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations that move with their contact, each call within a transaction of the workspace. */
@ApplicationScoped
public class MoveRows {

    private static final String LOCK = """
            select id from conversations where workspace_id = $1 and contact_id = any($2::uuid[])
            order by id for update""";

    private static final String HELD = """
            select id, channel_id, contact_id, status, assignee_id is not null, last_activity_at, unread_count,
                   window_expires_at
            from conversations
            where workspace_id = $1 and (contact_id = $2 or (contact_id = $3 and status <> 'closed')) order by id""";

    private static final String CLOSE = """
            update conversations set status = 'closed', closed_at = $3, unread_count = 0, updated_at = $3,
                   version = version + 1
            where workspace_id = $1 and id = any($2::uuid[])""";

    private static final String MOVE = """
            update conversations set contact_id = $3, updated_at = $4, version = version + 1
            where workspace_id = $1 and contact_id = $2""";

    private static final String GROW = """
            update conversations c
            set unread_count = c.unread_count + n.unread, updated_at = n.at, version = c.version + 1,
                window_expires_at = greatest(c.window_expires_at, n.window_at)
            from unnest($2::uuid[], $3::bigint[], $4::timestamptz[], $5::timestamptz[]) as n (id, unread, window_at, at)
            where c.workspace_id = $1 and c.id = n.id""";

    private static final String REMEMBER = """
            insert into conversation_moves (workspace_id, merge_id, conversation_id, contact_id, continued_in,
                                            status_before, unread_before, moved_at)
            select $1, n.* from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::bigint[],
                                       $8::timestamptz[]) as n""";

    private static final String MOVE_BACK = """
            update conversations c set contact_id = $4, updated_at = $5, version = c.version + 1
            from conversation_moves m
            where c.workspace_id = $1 and m.workspace_id = $1 and m.merge_id = $2 and m.conversation_id = c.id
              and m.contact_id = $4 and c.contact_id = $3
            returning c.id""";

    private static final String REOPEN = """
            update conversations c
            set status = m.status_before, closed_at = null, unread_count = least(m.unread_before, kept.unread_count),
                updated_at = $3, version = c.version + 1
            from conversation_moves m
            join conversations kept on kept.workspace_id = $1 and kept.id = m.continued_in
            where c.workspace_id = $1 and m.workspace_id = $1 and m.merge_id = $2 and m.conversation_id = c.id
              and c.status = 'closed' and c.closed_at = m.moved_at
              and not exists (
                  select from conversations other
                  where other.workspace_id = $1 and other.channel_id = c.channel_id
                    and other.contact_id = c.contact_id and other.status <> 'closed')
            returning c.id""";

    private static final String SHRINK = """
            update conversations c
            set unread_count = greatest(0, c.unread_count - m.unread_before), updated_at = $4, version = c.version + 1
            from conversation_moves m
            where c.workspace_id = $1 and m.workspace_id = $1 and m.merge_id = $2
              and m.conversation_id = any($3::uuid[]) and m.continued_in = c.id
            returning c.id""";

    private static final String VIEWS = "select " + ConversationRow.COLUMNS + ConversationRow.FROM
            + " where conversation.workspace_id = $1 and conversation.id = any($2::uuid[]) order by conversation.id";

    /**
     * What is remembered of one.
     *
     * @param continuedIn null unless it was closed
     */
    public record Remembered(
            HeldConversation before, @Nullable UUID continuedIn) {}

    /** What grows by one that closes. */
    public record Growth(HeldConversation stays, HeldConversation closed) {}

    public Uni<Void> lock(SqlConnection connection, WorkspaceId workspace, List<ContactId> contacts) {
        var ids = contacts.stream().map(ContactId::value).toArray(UUID[]::new);
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.tuple().addUUID(workspace.value()).addArrayOfUUID(ids))
                .replaceWithVoid();
    }

    /** All of the one, the open ones of the other. */
    public Uni<List<HeldConversation>> held(
            SqlConnection connection, WorkspaceId workspace, ContactId goes, ContactId stays) {
        return connection
                .preparedQuery(HELD)
                .execute(Tuple.of(workspace.value(), goes.value(), stays.value()))
                .map(rows -> rows.stream().map(MoveRows::held).toList());
    }

    public Uni<Void> close(SqlConnection connection, WorkspaceId workspace, Collection<UUID> ids, Instant now) {
        return connection
                .preparedQuery(CLOSE)
                .execute(key(workspace, ids).addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    public Uni<Void> move(
            SqlConnection connection, WorkspaceId workspace, ContactId from, ContactId into, Instant now) {
        return connection
                .preparedQuery(MOVE)
                .execute(Tuple.of(workspace.value(), from.value(), into.value(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    public Uni<Void> grow(SqlConnection connection, WorkspaceId workspace, List<Growth> growths, Instant now) {
        var columns = Columns.of(workspace.value(), growths)
                .uuid(growth -> growth.stays().id())
                .number(growth -> (long) growth.closed().unread())
                .time(growth -> growth.closed().windowExpiresAt())
                .time(growth -> now);
        return connection
                .preparedQuery(GROW)
                .execute(Tuple.newInstance(columns.tuple()))
                .replaceWithVoid();
    }

    public Uni<Void> remember(
            SqlConnection connection,
            WorkspaceId workspace,
            ContactMergeId merge,
            List<Remembered> moves,
            Instant now) {
        var columns = Columns.of(workspace.value(), moves)
                .uuid(move -> merge.value())
                .uuid(move -> move.before().id())
                .uuid(move -> move.before().contact())
                .uuid(Remembered::continuedIn)
                .text(move -> move.before().status())
                .number(move -> (long) move.before().unread())
                .time(move -> now);
        return connection
                .preparedQuery(REMEMBER)
                .execute(Tuple.newInstance(columns.tuple()))
                .replaceWithVoid();
    }

    public Uni<List<UUID>> moveBack(
            SqlConnection connection,
            WorkspaceId workspace,
            ContactMergeId merge,
            ContactId from,
            ContactId back,
            Instant now) {
        return ids(
                connection,
                MOVE_BACK,
                Tuple.of(workspace.value(), merge.value(), from.value(), back.value(), now.atOffset(ZoneOffset.UTC)));
    }

    /** Those the merge closed and nobody touched since, unless another is open by now. */
    public Uni<List<UUID>> reopen(SqlConnection connection, WorkspaceId workspace, ContactMergeId merge, Instant now) {
        return ids(connection, REOPEN, Tuple.of(workspace.value(), merge.value(), now.atOffset(ZoneOffset.UTC)));
    }

    /** Takes the unread of those that were reopened from the ones that had continued them. */
    public Uni<List<UUID>> shrink(
            SqlConnection connection,
            WorkspaceId workspace,
            ContactMergeId merge,
            Collection<UUID> reopened,
            Instant now) {
        var row = Tuple.tuple()
                .addUUID(workspace.value())
                .addUUID(merge.value())
                .addArrayOfUUID(reopened.toArray(UUID[]::new))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return ids(connection, SHRINK, row);
    }

    public Uni<List<ConversationView>> views(
            SqlConnection connection, WorkspaceId workspace, Collection<UUID> ids, Instant now) {
        return connection
                .preparedQuery(VIEWS)
                .execute(key(workspace, ids))
                .map(rows -> rows.stream()
                        .map(row -> ConversationRow.read(row.getDelegate(), now))
                        .toList());
    }

    private static Uni<List<UUID>> ids(SqlConnection connection, String sql, Tuple row) {
        return connection
                .preparedQuery(sql)
                .execute(row)
                .map(rows -> rows.stream().map(found -> found.getUUID(0)).toList());
    }

    private static Tuple key(WorkspaceId workspace, Collection<UUID> ids) {
        return Tuple.tuple().addUUID(workspace.value()).addArrayOfUUID(ids.toArray(UUID[]::new));
    }

    private static HeldConversation held(Row row) {
        return new HeldConversation(
                row.getUUID(0),
                row.getUUID(1),
                row.getUUID(2),
                row.getString(3),
                row.getBoolean(4),
                row.getOffsetDateTime(5).toInstant(),
                row.getInteger(6),
                instant(row.getOffsetDateTime(7)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
