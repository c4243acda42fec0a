package io.centralita.core.identity;

import io.centralita.core.identity.credentials.ApiKeyText.Environment;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to be made.
 *
 * @param scopes at least one, none the maker does not have
 * @param allowedIps addresses or ranges; empty for anywhere
 */
public record NewApiKey(
        String name,
        Environment environment,
        Set<Permission> scopes,
        List<String> allowedIps,
        @Nullable Instant expiresAt) {}
