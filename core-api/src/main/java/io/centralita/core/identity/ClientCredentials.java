package io.centralita.core.identity;

import io.centralita.core.identity.access.Standing;
import io.centralita.core.identity.access.Standings;
import io.centralita.core.identity.credentials.AccessToken;
import io.centralita.core.identity.credentials.AccessTokens;
import io.centralita.core.identity.credentials.ApiKeyText;
import io.centralita.core.kernel.ids.ApiKeyId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Exchanges an API key for a short-lived access token, with all of the key's scopes or fewer. */
@ApplicationScoped
public class ClientCredentials {

    private final Standings standings;
    private final AccessTokens tokens;

    ClientCredentials(Standings standings, AccessTokens tokens) {
        this.standings = standings;
        this.tokens = tokens;
    }

    /**
     * What was asked.
     *
     * @param clientId the key's client id, or its {@code key_…} id
     * @param clientSecret the key's whole text
     * @param scope permissions separated by spaces; null or blank for all the key holds
     */
    public record Request(
            String clientId, String clientSecret, @Nullable String scope) {
        @Override
        public String toString() {
            return "client credentials of " + clientId;
        }
    }

    /** Fails with an {@link OAuthRefusal}. */
    public Uni<AccessGrant> grant(Request request, String address) {
        var key = ApiKeyText.read(request.clientSecret());
        if (key.isEmpty()) {
            return Uni.createFrom().failure(ClientCredentials::unknownClient);
        }
        return standings.ofApiKey(key.get().clientId()).map(found -> {
            var standing = found.filter(live -> key.get().matches(live.secretHash()))
                    .filter(live -> names(request.clientId(), key.get(), live))
                    .filter(live -> live.allows(address))
                    .orElseThrow(ClientCredentials::unknownClient);
            return grant(standing, key.get().clientId(), request.scope());
        });
    }

    private AccessGrant grant(Standing.OfApiKey key, String clientId, @Nullable String wanted) {
        var scope = wanted == null || wanted.isBlank() ? null : scope(wanted, key.scopes());
        var ends = Instant.now().plus(AccessTokens.LIFETIME);
        var token = new AccessToken.OfApiKey(key.workspace(), key.id(), clientId, scope, ends);
        var words = (scope == null ? key.scopes() : scope)
                .stream().map(Permission::wire).sorted().collect(Collectors.joining(" "));
        return new AccessGrant(tokens.sign(token), "Bearer", AccessTokens.LIFETIME.toSeconds(), null, words);
    }

    private static Set<Permission> scope(String text, Set<Permission> granted) {
        var scope = EnumSet.noneOf(Permission.class);
        for (var word : text.strip().split(" +", -1)) {
            scope.add(Permission.ofWire(word).filter(granted::contains).orElseThrow(ClientCredentials::tooMuch));
        }
        return scope;
    }

    private static boolean names(String clientId, ApiKeyText key, Standing.OfApiKey standing) {
        return clientId.equals(key.clientId()) || clientId.equals(new ApiKeyId(standing.id()).toString());
    }

    private static OAuthRefusal unknownClient() {
        return new OAuthRefusal(OAuthRefusal.Error.INVALID_CLIENT, "The client is unknown or its secret is wrong.");
    }

    private static OAuthRefusal tooMuch() {
        return new OAuthRefusal(
                OAuthRefusal.Error.INVALID_SCOPE, "The scope is unknown or exceeds what the key holds.");
    }
}
