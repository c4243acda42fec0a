package io.centralita.core.kernel.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions whose commit goes out behind their last statements. */
@QuarkusTest
class HotDatabaseTest {

    private static final String STEP = "update fact_heads set seq = seq + $2 where workspace_id = $1";
    private static final String BREAK = "select 1 / $1::int";

    @Inject
    HotDatabase database;

    @Inject
    TestWorkspaces workspaces;

    private WorkspaceId workspace;
    private long before;

    @BeforeEach
    void open() throws Exception {
        workspace = workspaces.create().id();
        before = seq();
    }

    @Test
    void shouldWriteWhatWasRead() throws Exception {
        var written = get(database.inWorkspace(
                workspace, this::seq, (connection, seq) -> step(connection, 5).map(seq)));

        assertThat(written).isEqualTo(before);
        assertThat(seq()).isEqualTo(before + 5);
    }

    @Test
    void shouldWriteInOneFlight() throws Exception {
        get(database.inOneFlight(workspace, connection -> step(connection, 1)));

        assertThat(seq()).isEqualTo(before + 1);
    }

    @Test
    void shouldKeepNothingWhenAStatementBeforeTheCommitFails() throws Exception {
        assertThatThrownBy(() -> get(database.inOneFlight(
                        workspace,
                        connection -> Future.join(step(connection, 1), breakIt(connection), step(connection, 1))
                                .mapEmpty())))
                .cause()
                .isInstanceOfSatisfying(
                        PgException.class,
                        failure -> assertThat(failure.getSqlState()).isEqualTo("22012"));

        assertThat(seq()).isEqualTo(before);
    }

    @Test
    void shouldRollBackWhenTheWriterRefuses() throws Exception {
        assertThatThrownBy(() -> get(database.inWorkspace(workspace, this::seq, (connection, seq) -> {
                    step(connection, 1);
                    throw new IllegalStateException("refused");
                })))
                .cause()
                .hasMessage("refused");

        assertThat(seq()).isEqualTo(before);
    }

    @Test
    void shouldNotWriteWhenReadingFails() throws Exception {
        assertThatThrownBy(() -> get(database.inWorkspace(
                        workspace, HotDatabaseTest::breakIt, (connection, nothing) -> step(connection, 1))))
                .cause()
                .isInstanceOf(PgException.class);

        assertThat(seq()).isEqualTo(before);
    }

    private Future<Void> step(SqlConnection connection, long by) {
        return connection
                .preparedQuery(STEP)
                .execute(Tuple.of(workspace.value(), by))
                .mapEmpty();
    }

    private static Future<Void> breakIt(SqlConnection connection) {
        return connection.preparedQuery(BREAK).execute(Tuple.of(0)).mapEmpty();
    }

    private Future<Long> seq(SqlConnection connection) {
        return connection
                .preparedQuery("select seq from fact_heads where workspace_id = $1")
                .execute(Tuple.of(workspace.value()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private long seq() throws Exception {
        return get(database.inWorkspace(workspace, this::seq));
    }

    private static <T> T get(Future<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
