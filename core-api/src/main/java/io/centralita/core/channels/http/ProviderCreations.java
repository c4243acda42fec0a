package io.centralita.core.channels.http;

import io.centralita.core.channels.UploadTime;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Idempotency;
import io.centralita.core.kernel.http.Idempotency.Claimed;
import io.centralita.core.kernel.http.IdempotencyClaim;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Makes something at the provider once for a key. The provider is asked outside of any transaction: first the key is claimed, then
 * the provider is asked, then what it made and the answer are kept together. While the claim lasts, no node takes a second request
 * under the key.
 */
@ApplicationScoped
class ProviderCreations {

    /**
     * Longer than all of it may take: {@link #LATEST}, half a minute and {@link UploadTime} of 100 MB for the provider, eight
     * seconds for each transaction.
     */
    private static final Duration CLAIM = Duration.ofMinutes(6);

    /** Whoever comes to the provider later than this after its claim has stood still, and may not be the only one any more. */
    private static final Duration LATEST = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(ProviderCreations.class);

    private final Database database;
    private final Idempotency idempotency;

    ProviderCreations(Database database, Idempotency idempotency) {
        this.database = database;
        this.idempotency = idempotency;
    }

    /**
     * @param ask the provider; called only when the key has no answer yet
     * @param keep what it made, in a transaction of the workspace
     * @return fails like {@link Idempotency#run}
     */
    <T> Uni<Answer> once(
            Caller caller,
            Optional<IdempotencyKey> key,
            Supplier<Uni<T>> ask,
            BiFunction<SqlConnection, T, Uni<Answer>> keep) {
        return key.map(known -> claimed(caller, known, ask, keep))
                .orElseGet(() -> Uni.createFrom()
                        .deferred(ask::get)
                        .flatMap(made ->
                                database.inWorkspace(caller.workspace(), connection -> keep.apply(connection, made))));
    }

    private <T> Uni<Answer> claimed(
            Caller caller, IdempotencyKey key, Supplier<Uni<T>> ask, BiFunction<SqlConnection, T, Uni<Answer>> keep) {
        return Uni.createFrom().deferred(() -> {
            var since = System.nanoTime();
            return database.inWorkspace(
                            caller.workspace(),
                            connection -> idempotency.claim(connection, caller.workspace(), key, CLAIM))
                    .flatMap(claimed -> claimed instanceof Claimed.Ours ours
                            ? made(caller, ours.claim(), since, ask, keep)
                            : Uni.createFrom().item(((Claimed.Answered) claimed).answer()));
        });
    }

    private <T> Uni<Answer> made(
            Caller caller,
            IdempotencyClaim claim,
            long since,
            Supplier<Uni<T>> ask,
            BiFunction<SqlConnection, T, Uni<Answer>> keep) {
        var workspace = caller.workspace();
        return Uni.createFrom()
                .deferred(() -> System.nanoTime() - since > LATEST.toNanos()
                        ? Uni.createFrom().failure(Idempotency.running())
                        : ask.get())
                .flatMap(made -> database.inWorkspace(
                        workspace,
                        connection -> idempotency
                                .run(
                                        connection,
                                        workspace,
                                        Optional.of(claim.key()),
                                        () -> keep.apply(connection, made))
                                .call(() -> idempotency.release(connection, workspace, claim))))
                .onFailure()
                .call(() -> release(workspace, claim));
    }

    /** The same key may try again; at once, if the database hears of it. */
    private Uni<Void> release(WorkspaceId workspace, IdempotencyClaim claim) {
        return database.inWorkspace(workspace, connection -> idempotency.release(connection, workspace, claim))
                .onFailure()
                .invoke(failure -> LOG.warnf("a claim was not released, it runs out: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
