package io.centralita.core.identity;

import io.centralita.core.kernel.ids.SessionId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a caller showed, enough to ask again later whether it still holds. */
public sealed interface Credential {

    /** When this credential ends by itself; {@link Instant#MAX} when never. */
    Instant expiresAt();

    /** Where the caller came from. */
    String address();

    /** An access token of a user's session. */
    record OfSession(SessionId session, Instant expiresAt, String address) implements Credential {}

    /**
     * An API key, shown as it is or exchanged for an access token.
     *
     * @param clientId the public part of the key
     * @param scope what the token was limited to; null when it holds all the key's scopes
     */
    record OfApiKey(String clientId, @Nullable Set<Permission> scope, Instant expiresAt, String address)
            implements Credential {}
}
