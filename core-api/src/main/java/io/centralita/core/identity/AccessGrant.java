package io.centralita.core.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a login, a refresh or client credentials give, in the form of OAuth 2.
 *
 * @param expiresIn seconds the access token lives
 * @param refreshToken absent for client credentials
 * @param scope permissions, separated by spaces; absent for a user's session
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessGrant(
        String accessToken,
        String tokenType,
        long expiresIn,
        @Nullable String refreshToken,
        @Nullable String scope) {

    @Override
    public String toString() {
        return "AccessGrant for " + expiresIn + " s";
    }
}
