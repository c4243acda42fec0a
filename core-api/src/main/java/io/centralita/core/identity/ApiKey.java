package io.centralita.core.identity;

import io.centralita.core.identity.credentials.ApiKeyText.Environment;
import io.centralita.core.kernel.ids.ApiKeyId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key of a program. Its secret is shown once, when it is made, and never again.
 *
 * @param clientId the public part of the key's text, also the {@code client_id} of client credentials
 * @param allowedIps addresses or ranges it may come from; empty for anywhere
 * @param lastUsedAt to the minute
 */
public record ApiKey(
        ApiKeyId id,
        String clientId,
        Environment environment,
        String name,
        Set<Permission> scopes,
        List<String> allowedIps,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {}
