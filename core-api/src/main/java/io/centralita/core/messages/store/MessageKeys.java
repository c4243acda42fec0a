package io.centralita.core.messages.store;

import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.Message;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Objects;

/** The provider's ids of our messages, once they are known. */
public final class MessageKeys {

    private static final String INSERT = """
            insert into message_keys (workspace_id, channel_id, provider_message_id, message_id)
            select $1, n.* from unnest($2::uuid[], $3::text[], $4::uuid[]) as n on conflict do nothing""";

    private MessageKeys() {}

    /** @param named messages that have a provider id */
    public static Future<Void> insert(SqlConnection connection, WorkspaceId workspace, List<Message> named) {
        var columns = Columns.of(workspace.value(), named)
                .uuid(message -> message.channel().value())
                .text(message -> Objects.requireNonNull(message.providerId()))
                .uuid(message -> message.id().value());
        return connection.preparedQuery(INSERT).execute(columns.tuple()).mapEmpty();
    }
}
