package io.centralita.core.channels.context;

import io.centralita.channel.spi.context.ChannelStateStore;
import io.centralita.core.channels.store.ChannelStore;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.secrets.PlatformSecrets;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An adapter's memory in the database, sealed; compare-and-set by version. */
final class DatabaseStateStore implements ChannelStateStore {

    private static final int LARGEST = 1 << 20;

    private final Database database;
    private final PlatformSecrets secrets;
    private final WorkspaceId workspace;
    private final ChannelId channel;

    DatabaseStateStore(Database database, PlatformSecrets secrets, WorkspaceId workspace, ChannelId channel) {
        this.database = database;
        this.secrets = secrets;
        this.workspace = workspace;
        this.channel = channel;
    }

    @Override
    public CompletionStage<StoredState> load() {
        return database.inWorkspace(
                        workspace,
                        connection -> connection
                                .preparedQuery(
                                        "select version, blob from channel_states where workspace_id = $1 and channel_id = $2")
                                .execute(Tuple.of(workspace.value(), channel.value()))
                                .map(rows -> {
                                    for (var row : rows) {
                                        return new StoredState(
                                                row.getLong(0),
                                                secrets.open(row.getBuffer(1).getBytes(), place()));
                                    }
                                    return StoredState.NOTHING;
                                }))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<OptionalLong> replace(long expectedVersion, byte[] blob) {
        if (blob.length > LARGEST) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("a channel's state is at most 1 MiB"));
        }
        var values = Tuple.tuple()
                .addUUID(workspace.value())
                .addUUID(channel.value())
                .addBuffer(Buffer.buffer(secrets.seal(blob, place())))
                .addLong(expectedVersion);
        var statement = expectedVersion == 0
                ? "insert into channel_states values ($1, $2, $3, 1 + $4) on conflict do nothing returning version"
                : "update channel_states set blob = $3, version = version + 1"
                        + " where workspace_id = $1 and channel_id = $2 and version = $4 returning version";
        return database.inWorkspace(
                        workspace,
                        connection -> connection
                                .preparedQuery(statement)
                                .execute(values)
                                .map(rows -> {
                                    for (var row : rows) {
                                        return OptionalLong.of(row.getLong(0));
                                    }
                                    return OptionalLong.empty();
                                }))
                .subscribeAsCompletionStage();
    }

    private String place() {
        return ChannelStore.MEMORY.place(workspace, channel.value());
    }
}
