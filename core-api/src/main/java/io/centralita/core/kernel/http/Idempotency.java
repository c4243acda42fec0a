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

    private static final String CLAIM = """
            insert into idempotency_claims (workspace_id, principal_id, key, claim, held_until)
            values ($1, $2, $3, $4, now() + $5 * interval '1 millisecond')
            on conflict (workspace_id, principal_id, key) do update
                set claim = excluded.claim, held_until = excluded.held_until
                where idempotency_claims.held_until < now()""";

    private static final String RELEASE =
            "delete from idempotency_claims where workspace_id = $1 and principal_id = $2 and key = $3 and claim = $4";

    private static final String PURGE = """
            with claims as (delete from idempotency_claims where workspace_id = $1 and held_until < $2)
            delete from idempotency_keys where workspace_id = $1 and created_at < $2""";

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
        return key.map(known -> find(connection, workspace, known)
                        .flatMap(kept -> kept.<Uni<Answer>>map(Uni.createFrom()::item)
                                .orElseGet(() ->
                                        work.get().flatMap(answer -> store(connection, workspace, known, answer)))))
                .orElseGet(work);
    }

    /** Empty when the key has no answer and nobody works under it in a transaction; then it is ours to the end of this one. */
    private static Uni<Optional<Answer>> find(SqlConnection connection, WorkspaceId workspace, IdempotencyKey key) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(workspace.value(), key.principal(), key.key(), key.lock()))
                .map(rows -> rows.iterator().next())
                .map(row -> {
                    if (row.getBuffer(1) != null) {
                        return Optional.of(replay(key, row));
                    }
                    if (!row.getBoolean(0)) {
                        throw running();
                    }
                    return Optional.empty();
                });
    }

    /** Either the answer that was given before, or the right to work under the key. */
    public sealed interface Claimed {

        record Answered(Answer answer) implements Claimed {}

        record Ours(IdempotencyClaim claim) implements Claimed {}
    }

    /**
     * For work outside of any transaction, such as asking a provider: while the claim lasts, no other request works under the key,
     * on no node. It ends with {@link #release}, or by itself when its maker is gone.
     *
     * @return fails like {@link #run}
     */
    public Uni<Claimed> claim(SqlConnection connection, WorkspaceId workspace, IdempotencyKey key, Duration length) {
        return find(connection, workspace, key)
                .flatMap(kept -> kept.<Uni<Claimed>>map(
                                answer -> Uni.createFrom().item(new Claimed.Answered(answer)))
                        .orElseGet(() -> claim(connection, workspace, IdempotencyClaim.of(key), length)));
    }

    private static Uni<Claimed> claim(
            SqlConnection connection, WorkspaceId workspace, IdempotencyClaim claim, Duration length) {
        return connection
                .preparedQuery(CLAIM)
                .execute(columns(workspace, claim).addLong(length.toMillis()))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw running();
                    }
                    return new Claimed.Ours(claim);
                });
    }

    /** Another's claim, made after ours was over, stays. */
    public Uni<Void> release(SqlConnection connection, WorkspaceId workspace, IdempotencyClaim claim) {
        return connection
                .preparedQuery(RELEASE)
                .execute(columns(workspace, claim))
                .replaceWithVoid();
    }

    private static Tuple columns(WorkspaceId workspace, IdempotencyClaim claim) {
        return Tuple.tuple()
                .addUUID(workspace.value())
                .addUUID(claim.key().principal())
                .addString(claim.key().key())
                .addUUID(claim.id());
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
                                .preparedQuery(PURGE)
                                .execute(Tuple.of(workspace.value(), before.atOffset(ZoneOffset.UTC)))))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
