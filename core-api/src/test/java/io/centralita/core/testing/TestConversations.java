package io.centralita.core.testing;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.core.channels.Channel;
import io.centralita.core.channels.DesiredState;
import io.centralita.core.channels.store.ChannelStore;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Channels, contacts, conversations and teams put into the database directly, and the facts read back. */
@ApplicationScoped
public class TestConversations {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;
    private final ChannelStore channels;

    TestConversations(Database database, ChannelStore channels) {
        this.database = database;
        this.channels = channels;
    }

    /** A stopped number of a plug-in that does not exist; stored as the platform stores one. */
    public ChannelId channel(WorkspaceId workspace) {
        var now = Instant.now();
        var channel = new Channel(
                workspace,
                ChannelId.next(),
                "test",
                "Test",
                null,
                ChannelConfig.of(Map.of()),
                DesiredState.STOPPED,
                "stopped",
                null,
                1,
                now,
                now);
        database.inWorkspace(workspace, connection -> channels.insert(connection, channel))
                .await()
                .atMost(PATIENCE);
        return channel.id();
    }

    public ContactId contact(WorkspaceId workspace, String name) {
        var id = ContactId.next();
        execute(
                workspace,
                "insert into contacts (workspace_id, id, name, created_at, updated_at) values ($1, $2, $3, now(), now())",
                id.value(),
                name);
        execute(
                workspace,
                "insert into contact_addresses (workspace_id, kind, value, contact_id, created_at)"
                        + " values ($1, 'phone', $3, $2, now())",
                id.value(),
                "+55" + Math.floorMod(id.value().getLeastSignificantBits(), 100_000_000_000L));
        return id;
    }

    /** An open one of a new contact, of nobody and no team. */
    public ConversationId conversation(WorkspaceId workspace, ChannelId channel) {
        return conversation(workspace, channel, contact(workspace, "Ana Prado"));
    }

    public ConversationId conversation(WorkspaceId workspace, ChannelId channel, ContactId contact) {
        var id = ConversationId.next();
        execute(
                workspace,
                "insert into conversations (workspace_id, id, channel_id, contact_id, status, unread_count,"
                        + " last_activity_at, created_at, updated_at)"
                        + " values ($1, $2, $3, $4, 'open', 1, clock_timestamp(), now(), now())",
                id.value(),
                channel.value(),
                contact.value());
        return id;
    }

    public TeamId team(WorkspaceId workspace, UserId... members) {
        var id = TeamId.next();
        execute(
                workspace,
                "insert into teams (workspace_id, id, name, created_at, updated_at) values ($1, $2, $3, now(), now())",
                id.value(),
                id.toString());
        for (var member : members) {
            execute(workspace, "insert into team_members values ($1, $2, $3)", id.value(), member.value());
        }
        return id;
    }

    /** Runs SQL whose {@code $1} is the workspace. */
    public List<Row> execute(WorkspaceId workspace, String sql, Object... parameters) {
        var tuple = Tuple.tuple().addUUID(workspace.value());
        for (var parameter : parameters) {
            tuple.addValue(parameter);
        }
        return database.inWorkspace(
                        workspace,
                        connection -> connection
                                .preparedQuery(sql)
                                .execute(tuple)
                                .map(rows -> rows.stream().toList()))
                .await()
                .atMost(PATIENCE);
    }

    /** Types of the facts about the conversation, in order. */
    public List<String> factTypes(WorkspaceId workspace, ConversationId conversation) {
        return execute(
                        workspace,
                        "select type from facts where workspace_id = $1 and conversation_id = $2 order by seq",
                        conversation.value())
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    public UUID assignee(WorkspaceId workspace, ConversationId conversation) {
        return execute(
                        workspace,
                        "select assignee_id from conversations where workspace_id = $1 and id = $2",
                        conversation.value())
                .get(0)
                .getUUID(0);
    }
}
