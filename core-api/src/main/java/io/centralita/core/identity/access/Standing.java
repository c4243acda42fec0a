package io.centralita.core.identity.access;

import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.net.Cidr;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a session or an API key may do now, as the database said a moment ago. */
public sealed interface Standing {

    record OfSession(UUID user, Set<Permission> permissions, Set<UUID> teams) implements Standing {}

    /** @param expiresAt {@link Instant#MAX} when never */
    record OfApiKey(
            WorkspaceId workspace,
            UUID id,
            byte[] secretHash,
            Set<Permission> scopes,
            List<Cidr> allowedAddresses,
            Instant expiresAt)
            implements Standing {

        /** An empty list allows every address. */
        public boolean allows(String address) {
            return allowedAddresses.isEmpty() || allowedAddresses.stream().anyMatch(range -> range.contains(address));
        }
    }
}
