package io.centralita.core.identity.credentials;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The keys in force on this node: the newest signs, retired ones verify until every token they signed has ended. Filled
 * at the start and again when another node rotated.
 */
@ApplicationScoped
public class SigningKeys {

    /** Longer than an access token lives. */
    public static final Duration GRACE = AccessTokens.LIFETIME.plus(Duration.ofMinutes(5));

    private final Clock clock;
    private volatile List<SigningKey> keys = List.of();

    SigningKeys() {
        this(Clock.systemUTC());
    }

    SigningKeys(Clock clock) {
        this.clock = clock;
    }

    public void use(List<SigningKey> known) {
        keys = List.copyOf(known);
    }

    /** @throws IllegalStateException before the first start has made a key */
    public SigningKey signing() {
        return keys.stream()
                .filter(key -> key.retiredAt() == null)
                .reduce((older, newer) -> newer.createdAt().isAfter(older.createdAt()) ? newer : older)
                .orElseThrow(() -> new IllegalStateException("there is no signing key yet"));
    }

    Optional<SigningKey> verifying(String kid) {
        return keys.stream()
                .filter(key -> key.kid().equals(kid))
                .filter(key -> key.retiredAt() == null
                        || clock.instant().isBefore(key.retiredAt().plus(GRACE)))
                .findFirst();
    }
}
