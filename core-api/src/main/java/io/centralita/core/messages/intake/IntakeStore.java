package io.centralita.core.messages.intake;

import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Keys and messages for the intake, set-based. */
@ApplicationScoped
class IntakeStore {

    private static final String INSERT_KEYS = """
            insert into message_keys (workspace_id, channel_id, provider_message_id, message_id)
            select $1, n.* from unnest($2::uuid[], $3::text[], $4::uuid[]) as n
            on conflict do nothing returning message_id""";

    private static final String FIND_TARGETS = """
            select k.channel_id, k.provider_message_id, m.id, m.conversation_id
            from unnest($2::uuid[], $3::text[]) as wanted (channel_id, provider_message_id)
            join message_keys k on k.workspace_id = $1 and k.channel_id = wanted.channel_id
                               and k.provider_message_id = wanted.provider_message_id
            join messages m on m.workspace_id = $1 and m.id = k.message_id
            union all
            select m.channel_id, null, m.id, m.conversation_id
            from messages m where m.workspace_id = $1 and m.id = any($4::uuid[])""";

    /**
     * Where a message that an event speaks of stands.
     *
     * @param providerId null when it was found by our own id
     */
    record Target(ChannelId channel, @Nullable String providerId, MessageId message, ConversationId conversation) {}

    private final ParkedStatuses parked;

    IntakeStore(ParkedStatuses parked) {
        this.parked = parked;
    }

    /** Answers the ids of those whose key is new. */
    Future<Set<MessageId>> insertKeys(SqlConnection connection, WorkspaceId workspace, List<Step> steps) {
        if (steps.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        var columns = Columns.of(workspace.value(), steps)
                .uuid(step -> step.channel().value())
                .text(step -> Objects.requireNonNull(Needs.key(step.event())))
                .uuid(step -> step.id().value());
        return connection.preparedQuery(INSERT_KEYS).execute(columns.tuple()).map(rows -> {
            var fresh = new HashSet<MessageId>(rows.size() * 2);
            rows.forEach(row -> fresh.add(new MessageId(row.getUUID(0))));
            return fresh;
        });
    }

    Future<List<Target>> findTargets(
            SqlConnection connection, WorkspaceId workspace, Collection<Key> keys, Collection<MessageId> ourIds) {
        if (keys.isEmpty() && ourIds.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var columns = Columns.of(workspace.value(), List.copyOf(keys))
                .uuid(key -> key.channel().value())
                .text(Key::value);
        var ids = ourIds.stream().map(MessageId::value).toArray(UUID[]::new);
        return connection
                .preparedQuery(FIND_TARGETS)
                .execute(columns.tuple().addArrayOfUUID(ids))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Target(
                                new ChannelId(row.getUUID(0)),
                                row.getString(1),
                                new MessageId(row.getUUID(2)),
                                new ConversationId(row.getUUID(3))))
                        .toList());
    }

    Future<List<ParkedStatuses.Parked>> unpark(SqlConnection connection, WorkspaceId workspace, Collection<Key> keys) {
        return keys.isEmpty()
                ? Future.succeededFuture(List.of())
                : parked.take(
                        connection,
                        workspace,
                        keys.stream()
                                .map(key -> new ParkedStatuses.Waiting(key.channel(), key.value()))
                                .toList());
    }
}
