package io.centralita.core.kernel.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack cases 10 to 12, over real connections of the application's own role. */
@QuarkusTest
class RowLevelSecurityTest {

    private static final Set<String> EXEMPT = Set.of("flyway_schema_history");
    private static final String REFUSED = "42501";

    @Inject
    Pool pool;

    @Inject
    Database database;

    @Inject
    HotDatabase hot;

    @Inject
    PipelinedRead pipelined;

    @Inject
    TestWorkspaces workspaces;

    private WorkspaceId a;
    private WorkspaceId b;

    @BeforeEach
    void openTwoWorkspaces() {
        a = workspaces.create().id();
        b = workspaces.create().id();
    }

    @Test
    void shouldSecureEveryTableAndPartition() {
        var open = query("""
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
                  and n.nspname not like 'pg_temp%' and c.relkind in ('r', 'p', 'm', 'f')
                  and not (c.relrowsecurity and c.relforcerowsecurity
                           and exists (select from pg_policy p where p.polrelid = c.oid
                                       and p.polqual is not null and p.polwithcheck is not null))""");

        assertThat(names(open)).isSubsetOf(EXEMPT);
    }

    @Test
    void shouldReadThroughViewsAsTheOneWhoAsks() {
        var views = query("""
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind = 'v'
                  and coalesce(array_to_string(c.reloptions, ','), '') not like '%security_invoker=%'""");

        assertThat(names(views)).isEmpty();
    }

    @Test
    void shouldActAsARoleThatOwnsNothingAndBypassesNothing() {
        var role = query("select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
        assertThat(role.iterator().next().getBoolean(0)).isFalse();

        var owned = query(
                "select relname from pg_class where relowner = (select oid from pg_roles where rolname = current_user)");
        assertThat(names(owned)).isEmpty();
    }

    @Test
    void attack10ShouldShowNothingWithoutAWorkspace() {
        for (var table : tables()) {
            assertThat(count(pool.withConnection(connection -> rows(connection, "select count(*) from " + table))))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void attack10ShouldShowNothingOfAnotherWorkspace() {
        assertThat(count(database.inWorkspace(b, connection -> rows(connection, "select count(*) from users"))))
                .isEqualTo(5);
        for (var table : workspaceTables()) {
            var foreign = "select count(*) from " + table + " where workspace_id = '" + b.value() + "'";
            assertThat(count(database.inWorkspace(a, connection -> rows(connection, foreign))))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void attack11ShouldRefuseARowOfAnotherWorkspace() {
        for (var table : workspaceTables()) {
            var insert = hasId(table)
                    ? "insert into " + table + " (workspace_id, id) values ('" + b.value() + "', '"
                            + EventId.next().value() + "')"
                    : "insert into " + table + " (workspace_id) values ('" + b.value() + "')";
            assertThatThrownBy(() -> database.inWorkspace(a, connection -> rows(connection, insert))
                            .await()
                            .indefinitely())
                    .as(table)
                    .isInstanceOfSatisfying(
                            PgException.class,
                            refusal -> assertThat(refusal.getSqlState()).isEqualTo(REFUSED));
        }
    }

    @Test
    void attack11ShouldNotMoveARowToAnotherWorkspace() {
        var move = "update users set workspace_id = '" + b.value() + "'";

        assertThatThrownBy(() -> database.inWorkspace(a, connection -> rows(connection, move))
                        .await()
                        .indefinitely())
                .isInstanceOfSatisfying(
                        PgException.class,
                        refusal -> assertThat(refusal.getSqlState()).isEqualTo(REFUSED));
    }

    @Test
    void attack12ShouldCarryNothingOverToTheNextUserOfAConnection() {
        for (var round = 0; round < 40; round++) {
            assertThatThrownBy(() -> database.inWorkspace(
                                    a,
                                    connection -> rows(connection, "select count(*) from users")
                                            .flatMap(seen -> rows(connection, "select 1 / 0")))
                            .await()
                            .indefinitely())
                    .isInstanceOf(PgException.class);

            assertThat(count(pool.withConnection(connection -> rows(connection, "select count(*) from users"))))
                    .isZero();
            assertThat(count(database.inWorkspace(
                            b,
                            connection -> rows(
                                    connection,
                                    "select count(*) from users where workspace_id <> '" + b.value() + "'"))))
                    .isZero();
        }
    }

    @Test
    void attack12ShouldCarryNothingOverHoweverARequestEnds() {
        var failing = new TreeSet<Integer>();
        var next = new TreeSet<Integer>();
        for (var round = 0; round < 40; round++) {
            failInA(round, failing);

            var after = pool.withConnection(connection -> rows(connection, """
                            select pg_backend_pid(), (select count(*) from users), (select count(*) from workspaces),
                                   coalesce(current_setting('app.workspace', true), ''),
                                   coalesce(current_setting('app.platform', true), '')"""))
                    .await()
                    .indefinitely()
                    .iterator()
                    .next();
            next.add(after.getInteger(0));
            assertThat(after.getLong(1)).as("users").isZero();
            assertThat(after.getLong(2)).as("workspaces").isZero();
            assertThat(after.getString(3) + after.getString(4)).isEmpty();
            assertThat(count(database.inWorkspace(b, connection -> rows(connection, "select count(*) from users"))))
                    .isEqualTo(5);
        }
        next.retainAll(failing);
        assertThat(next).as("connections that were used again").isNotEmpty();
    }

    /** A statement that breaks, a work that throws, one of the platform; on each way to the database. */
    private void failInA(int round, Set<Integer> backends) {
        var pid = "select pg_backend_pid() from users limit 1";
        var sql = io.vertx.sqlclient.Tuple.tuple();
        Uni<?> work = switch (round % 5) {
            case 0 ->
                database.inWorkspace(
                        a,
                        connection -> rows(connection, pid)
                                .invoke(seen ->
                                        backends.add(seen.iterator().next().getInteger(0)))
                                .flatMap(seen -> rows(connection, "select 1 / 0")));
            case 1 ->
                database.inWorkspace(
                        a,
                        connection -> rows(connection, pid)
                                .invoke(seen ->
                                        backends.add(seen.iterator().next().getInteger(0)))
                                .invoke(seen -> {
                                    throw new IllegalStateException("thrown in the middle");
                                }));
            case 2 ->
                database.asPlatform(connection -> rows(connection, "select pg_backend_pid() from workspaces")
                        .invoke(seen -> backends.add(seen.iterator().next().getInteger(0)))
                        .flatMap(seen -> rows(connection, "select 1 / 0")));
            case 3 -> pipelined.rows(a, "select 1 / (select 0 from users limit 1)", sql);
            default ->
                Uni.createFrom()
                        .completionStage(() -> hot.inOneFlight(
                                        a,
                                        connection -> Future.join(
                                                        connection
                                                                .query("select count(*) from users")
                                                                .execute(),
                                                        connection
                                                                .query("select 1 / 0")
                                                                .execute())
                                                .mapEmpty())
                                .toCompletionStage());
        };
        assertThatThrownBy(() -> work.await().indefinitely()).isInstanceOf(Exception.class);
    }

    private List<String> tables() {
        return names(query("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where "
                        + "n.nspname = 'public' and c.relkind in ('r', 'p')"))
                .stream()
                .filter(name -> !EXEMPT.contains(name))
                .toList();
    }

    /** Those of the first policy; a partition is reached through its parent, and by name too. */
    private List<String> workspaceTables() {
        return names(
                query(
                        "select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'workspace_isolation' and not c.relispartition"));
    }

    private boolean hasId(String table) {
        return pool.preparedQuery(
                        "select exists (select from information_schema.columns where table_name = $1 and column_name = 'id')")
                .execute(Tuple.of(table))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getBoolean(0);
    }

    private RowSet<Row> query(String sql) {
        return pool.query(sql).execute().await().indefinitely();
    }

    private static Uni<RowSet<Row>> rows(SqlConnection connection, String sql) {
        return connection.query(sql).execute();
    }

    private static long count(Uni<RowSet<Row>> rows) {
        return rows.await().indefinitely().iterator().next().getLong(0);
    }

    private static List<String> names(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getString(0)).toList();
    }
}
