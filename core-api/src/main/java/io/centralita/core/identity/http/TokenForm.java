package io.centralita.core.identity.http;

import io.centralita.core.identity.ClientCredentials;
import io.centralita.core.identity.OAuthRefusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code /v1/auth/token}; the client may name itself in them or by HTTP Basic. */
record TokenForm(
        @Nullable String grantType,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String scope) {

    private static final String BASIC = "basic ";

    /** @throws OAuthRefusal when the grant type is another, or the client does not say who it is */
    ClientCredentials.Request request(@Nullable String authorization) {
        if (grantType == null) {
            throw incomplete("grant_type is required.");
        }
        if (!grantType.equals("client_credentials")) {
            throw new OAuthRefusal(
                    OAuthRefusal.Error.UNSUPPORTED_GRANT_TYPE, "The only grant type is client_credentials.");
        }
        if (clientId != null && clientSecret != null) {
            return new ClientCredentials.Request(clientId, clientSecret, scope);
        }
        if (authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return basic(authorization.substring(BASIC.length()).strip());
        }
        throw incomplete("client_id and client_secret are required.");
    }

    private ClientCredentials.Request basic(String text) {
        try {
            var pair = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            if (colon > 0) {
                return new ClientCredentials.Request(pair.substring(0, colon), pair.substring(colon + 1), scope);
            }
        } catch (IllegalArgumentException notBase64) {
            throw incomplete("The Authorization header cannot be read.");
        }
        throw incomplete("The Authorization header cannot be read.");
    }

    private static OAuthRefusal incomplete(String description) {
        return new OAuthRefusal(OAuthRefusal.Error.INVALID_REQUEST, description);
    }
}
