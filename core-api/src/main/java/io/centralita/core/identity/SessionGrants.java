package io.centralita.core.identity;

import io.centralita.core.identity.credentials.AccessToken;
import io.centralita.core.identity.credentials.AccessTokens;
import io.centralita.core.identity.credentials.RefreshToken;
import io.centralita.core.identity.store.RefreshRows;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the tokens of a session and keeps the hash of the refresh token. */
@ApplicationScoped
class SessionGrants {

    private final AccessTokens tokens;
    private final RefreshRows refreshes;
    private final Duration sessionLifetime;

    SessionGrants(
            AccessTokens tokens,
            RefreshRows refreshes,
            @ConfigProperty(name = "centralita.sessions.lifetime", defaultValue = "P30D") Duration sessionLifetime) {
        this.tokens = tokens;
        this.refreshes = refreshes;
        this.sessionLifetime = sessionLifetime;
    }

    /** After this a user logs in again, however often the session was refreshed. */
    Duration sessionLifetime() {
        return sessionLifetime;
    }

    Uni<Void> keep(SqlConnection connection, RefreshToken token, UUID session, long generation, Instant now) {
        return refreshes.insert(connection, token.workspace(), token.hash(), session, generation, now);
    }

    AccessGrant of(WorkspaceId workspace, UUID user, UUID session, RefreshToken refresh) {
        var access = new AccessToken.OfSession(
                workspace, user, session, Instant.now().plus(AccessTokens.LIFETIME));
        return new AccessGrant(
                tokens.sign(access), "Bearer", AccessTokens.LIFETIME.toSeconds(), refresh.reveal(), null);
    }
}
