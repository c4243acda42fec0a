package io.centralita.core.identity;

import io.centralita.core.identity.credentials.SigningKey;
import io.centralita.core.identity.credentials.SigningKeys;
import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.SigningKeyRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * The keys that sign access tokens: one is made at the first start; a rotation makes another and retires those before,
 * which go on verifying until every token they signed has ended.
 */
@ApplicationScoped
public class KeyRotation {

    private final IdentityTransactions transactions;
    private final SigningKeyRows rows;
    private final SigningKeys keys;

    KeyRotation(IdentityTransactions transactions, SigningKeyRows rows, SigningKeys keys) {
        this.transactions = transactions;
        this.rows = rows;
        this.keys = keys;
    }

    /** Takes the keys that are there, or makes the first. Nodes starting at once agree on one. */
    public Uni<Void> start() {
        return transactions
                .platform(connection -> rows.lock(connection)
                        .flatMap(held -> rows.list(connection, horizon()))
                        .flatMap(known -> known.stream().anyMatch(key -> key.retiredAt() == null)
                                ? Uni.createFrom().voidItem()
                                : rows.insert(connection, SigningKey.next(Instant.now()))))
                .flatMap(done -> reload());
    }

    /** From now on a new key signs. Other nodes follow within a minute; until then they sign with the one before. */
    public Uni<Void> rotate() {
        return transactions
                .platform(connection -> rows.lock(connection)
                        .flatMap(held -> rows.retireAll(connection, Instant.now()))
                        .flatMap(retired -> rows.insert(connection, SigningKey.next(Instant.now()))))
                .flatMap(done -> reload());
    }

    /** Sees what another node did. */
    @Scheduled(every = "60s", delayed = "60s")
    Uni<Void> reload() {
        return transactions
                .platform(connection -> rows.list(connection, horizon()))
                .invoke(keys::use)
                .replaceWithVoid();
    }

    private static Instant horizon() {
        return Instant.now().minus(SigningKeys.GRACE);
    }
}
