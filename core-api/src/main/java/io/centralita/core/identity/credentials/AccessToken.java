package io.centralita.core.identity.credentials;

import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a verified access token says. Whether it still holds is asked elsewhere. */
public sealed interface AccessToken {

    WorkspaceId workspace();

    Instant expiresAt();

    /** Of a user's session. */
    record OfSession(WorkspaceId workspace, UUID user, UUID session, Instant expiresAt) implements AccessToken {}

    /**
     * Bought with an API key.
     *
     * @param scope the narrower scope asked for; null for all the key holds
     */
    record OfApiKey(
            WorkspaceId workspace,
            UUID key,
            String clientId,
            @Nullable Set<Permission> scope,
            Instant expiresAt) implements AccessToken {}
}
