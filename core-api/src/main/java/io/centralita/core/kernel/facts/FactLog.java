package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.db.PipelinedRead;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads and writes the log, inside a transaction that the caller opened for the workspace unless a method says otherwise. */
@ApplicationScoped
public class FactLog {

    private static final String READ = """
            select seq, id, type, occurred_at, conversation_id, channel_id, assignee_id, previous_assignee_id, team_id,
                   actor_kind, actor_id, data
            from facts where workspace_id = $1 and seq > $2 order by seq limit $3""";

    private static final String READ_SOME = """
            select seq, id, type, occurred_at, conversation_id, channel_id, assignee_id, previous_assignee_id, team_id,
                   actor_kind, actor_id, data
            from facts where workspace_id = $1 and seq > $2 and seq <= $3 and ($4::text[] is null or type = any($4))
            order by seq limit $5""";

    private static final String HEAD = "select epoch, min_seq, seq from fact_heads where workspace_id = $1";

    private final PipelinedRead pipelined;

    FactLog(PipelinedRead pipelined) {
        this.pipelined = pipelined;
    }

    /**
     * Appends facts; call it last in the transaction, since it holds the workspace's head row until the commit. Ring the
     * doorbell after the commit.
     *
     * @return the seq of the last one
     */
    public Uni<Long> append(SqlConnection connection, WorkspaceId workspace, List<FactDraft> facts) {
        return Uni.createFrom()
                .completionStage(() -> FactWriter.append(connection.getDelegate(), workspace, facts)
                        .toCompletionStage());
    }

    /** Facts with {@code seq > after}, ascending, at most {@code limit}. */
    public Uni<List<Fact>> read(SqlConnection connection, WorkspaceId workspace, long after, int limit) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(workspace.value(), after, limit))
                .map(rows -> rows.stream().map(FactRow::read).toList());
    }

    /** The same in a transaction of its own, in one round trip. */
    public Uni<List<Fact>> read(WorkspaceId workspace, long after, int limit) {
        return pipelined
                .rowsInIndexOrder(workspace, READ, io.vertx.sqlclient.Tuple.of(workspace.value(), after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> FactRow.read(Row.newInstance(row)))
                        .toList());
    }

    /** The same for those of some types, with {@code seq <= upTo}; no types means all. */
    public Uni<List<Fact>> read(
            SqlConnection connection, WorkspaceId workspace, long after, long upTo, Set<String> types, int limit) {
        var wanted = types.isEmpty() ? null : types.toArray(String[]::new);
        return connection
                .preparedQuery(READ_SOME)
                .execute(Tuple.of(workspace.value(), after, upTo, wanted, limit))
                .map(rows -> rows.stream().map(FactRow::read).toList());
    }

    public Uni<LogHead> head(SqlConnection connection, WorkspaceId workspace) {
        return connection
                .preparedQuery(HEAD)
                .execute(Tuple.of(workspace.value()))
                .map(rows -> {
                    var row = rows.iterator().next();
                    return new LogHead(row.getUUID(0), row.getLong(1), row.getLong(2));
                });
    }
}
