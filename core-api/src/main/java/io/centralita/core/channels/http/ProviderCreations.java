package io.centralita.core.channels.http;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Idempotency;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Makes something at the provider once for a key. The provider is asked outside of any transaction: first it is looked whether
 * the key has an answer, then the provider is asked, then what it made and the answer are kept together. While it is asked,
 * this node takes no second request under the key.
 */
@ApplicationScoped
class ProviderCreations {

    private final Database database;
    private final Idempotency idempotency;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    ProviderCreations(Database database, Idempotency idempotency) {
        this.database = database;
        this.idempotency = idempotency;
    }

    private record Running(UUID principal, String key) {}

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
        return key.map(known -> alone(
                        known,
                        () -> answered(caller, known)
                                .onFailure(NotAnswered.class)
                                .recoverWithUni(() -> made(caller, key, ask, keep))))
                .orElseGet(() -> made(caller, key, ask, keep));
    }

    private Uni<Answer> alone(IdempotencyKey key, Supplier<Uni<Answer>> work) {
        return Uni.createFrom().deferred(() -> {
            var mark = new Running(key.principal(), key.key());
            return running.add(mark)
                    ? work.get().onTermination().invoke(() -> running.remove(mark))
                    : Uni.createFrom().failure(Idempotency.running());
        });
    }

    private <T> Uni<Answer> made(
            Caller caller,
            Optional<IdempotencyKey> key,
            Supplier<Uni<T>> ask,
            BiFunction<SqlConnection, T, Uni<Answer>> keep) {
        return Uni.createFrom()
                .deferred(ask::get)
                .flatMap(made -> database.inWorkspace(
                        caller.workspace(),
                        connection -> idempotency.run(
                                connection, caller.workspace(), key, () -> keep.apply(connection, made))));
    }

    private Uni<Answer> answered(Caller caller, IdempotencyKey key) {
        return database.inWorkspace(
                caller.workspace(),
                connection -> idempotency.run(
                        connection,
                        caller.workspace(),
                        Optional.of(key),
                        () -> Uni.createFrom().failure(new NotAnswered())));
    }

    /** The key has no answer yet. */
    private static final class NotAnswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAnswered() {
            super(null, null, false, false);
        }
    }
}
