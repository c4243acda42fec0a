package io.centralita.core.kernel.http;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Same key, same effect, same answer. The answer is stored in the transaction of the effect, so there is never one without
 * the other. One statement before the work and one after it.
 */
@ApplicationScoped
public class Idempotency {

    private static final Duration KEPT = Duration.ofHours(48);

    private static final String FIND = """
            select pg_try_advisory_xact_lock($4), stored.fingerprint, stored.status, stored.location, stored.body, stored.etag
            from (select 1) one
            left join idempotency_keys stored
                on stored.workspace_id = $1 and stored.principal_id = $2 and stored.key = $3""";

    private static final String STORE = """
            insert into idempotency_keys
                (workspace_id, principal_id, key, fingerprint, status, location, body, created_at, etag)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing""";

    private final Database database;
    private final WorkspaceDirectory workspaces;

    Idempotency(Database database, WorkspaceDirectory workspaces) {
        this.database = database;
        this.workspaces = workspaces;
    }

    /**
     * Runs the work once for the key, within the open transaction; call it before any other statement of the transaction.
     * A failure of the work is not kept: the same key may try again.
     *
     * @param key none means just the work
     * @return fails with {@code request_in_progress} while another transaction works under this key, and
     *     {@code idempotency_key_reused} when the key stands for another request
     */
    public Uni<Answer> run(
            SqlConnection connection, WorkspaceId workspace, Optional<IdempotencyKey> key, Supplier<Uni<Answer>> work) {
        return key.map(known -> connection
                        .preparedQuery(FIND)
                        .execute(Tuple.of(workspace.value(), known.principal(), known.key(), known.lock()))
                        .map(rows -> rows.iterator().next())
                        .flatMap(row -> row.getBuffer(1) == null
                                ? first(connection, workspace, known, row, work)
                                : Uni.createFrom().item(replay(known, row))))
                .orElseGet(work);
    }

    private Uni<Answer> first(
            SqlConnection connection, WorkspaceId workspace, IdempotencyKey key, Row row, Supplier<Uni<Answer>> work) {
        if (!row.getBoolean(0)) {
            return Uni.createFrom().failure(running());
        }
        return work.get().flatMap(answer -> store(connection, workspace, key, answer));
    }

    private static Answer replay(IdempotencyKey key, Row row) {
        if (!Arrays.equals(row.getBuffer(1).getBytes(), key.fingerprint())) {
            throw ProblemException.of(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used with another request.");
        }
        return new Answer(row.getInteger(2), row.getString(3), row.getString(5), row.getString(4), true);
    }

    private static Uni<Answer> store(
            SqlConnection connection, WorkspaceId workspace, IdempotencyKey key, Answer answer) {
        var row = Tuple.tuple()
                .addUUID(workspace.value())
                .addUUID(key.principal())
                .addString(key.key())
                .addBuffer(io.vertx.mutiny.core.buffer.Buffer.newInstance(Buffer.buffer(key.fingerprint())))
                .addInteger(answer.status())
                .addString(answer.location())
                .addString(answer.body())
                .addOffsetDateTime(OffsetDateTime.now(ZoneOffset.UTC))
                .addString(answer.etag());
        return connection.preparedQuery(STORE).execute(row).map(stored -> {
            if (stored.rowCount() == 0) {
                throw running();
            }
            return answer;
        });
    }

    /** For who finds that another works under the key. */
    public static ProblemException running() {
        return ProblemException.later(
                ProblemCode.REQUEST_IN_PROGRESS,
                "A request with this Idempotency-Key is still running.",
                Duration.ofSeconds(1));
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purgeOld() {
        return purge(Instant.now().minus(KEPT));
    }

    Uni<Void> purge(Instant before) {
        return workspaces
                .all()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(workspace -> database.inWorkspace(
                        workspace,
                        connection -> connection
                                .preparedQuery(
                                        "delete from idempotency_keys where workspace_id = $1 and created_at < $2")
                                .execute(Tuple.of(workspace.value(), before.atOffset(ZoneOffset.UTC)))))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
