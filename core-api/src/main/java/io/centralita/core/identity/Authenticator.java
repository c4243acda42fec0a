package io.centralita.core.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.centralita.core.identity.access.KeyUse;
import io.centralita.core.identity.access.Standing;
import io.centralita.core.identity.access.Standings;
import io.centralita.core.identity.credentials.AccessToken;
import io.centralita.core.identity.credentials.AccessTokens;
import io.centralita.core.identity.credentials.ApiKeyText;
import io.centralita.core.kernel.ids.SessionId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From a bearer token to a caller, for HTTP and sockets alike. Fails with UNAUTHENTICATED (401) for whatever does not hold
 * now, with FORBIDDEN (403) for an API key used from an address it does not allow.
 *
 * <p>Never blocks. Verified tokens are remembered until they end; whether their session or key still holds is asked from
 * a memory of two seconds, so a revocation is seen everywhere within that time.
 */
@ApplicationScoped
public class Authenticator {

    private static final String SCHEME = "bearer ";
    private static final int MOST_TOKENS = 20_000;
    private static final int LONGEST = 4096;

    private final AccessTokens tokens;
    private final Standings standings;
    private final KeyUse keyUse;
    private final Cache<String, AccessToken> verified = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterWrite(AccessTokens.LIFETIME)
            .build();

    Authenticator(AccessTokens tokens, Standings standings, KeyUse keyUse) {
        this.tokens = tokens;
        this.standings = standings;
        this.keyUse = keyUse;
    }

    /** @param authorization the header's value; null when there was none */
    public Uni<Caller> authenticate(@Nullable String authorization, String address) {
        if (authorization == null
                || authorization.length() > LONGEST
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refused();
        }
        var token = authorization.substring(SCHEME.length()).strip();
        return token.startsWith(ApiKeyText.PREFIX) ? byApiKey(token, address) : byAccessToken(token, address);
    }

    /** What the caller may do by now. For sockets: ask every few seconds, and end the socket when it fails. */
    public Uni<Caller> refresh(Caller caller) {
        if (Instant.now().isAfter(caller.credential().expiresAt())) {
            return refused();
        }
        if (caller.credential() instanceof Credential.OfSession session) {
            return ofSession(
                    new AccessToken.OfSession(
                            caller.workspace(),
                            caller.principal(),
                            session.session().value(),
                            session.expiresAt()),
                    session.address());
        }
        var key = (Credential.OfApiKey) caller.credential();
        return ofApiKey(
                key.clientId(),
                key.scope(),
                key.expiresAt(),
                key.address(),
                standing -> standing.id().equals(caller.principal()));
    }

    private Uni<Caller> byApiKey(String text, String address) {
        return ApiKeyText.read(text)
                .map(key -> ofApiKey(
                        key.clientId(), null, Instant.MAX, address, standing -> key.matches(standing.secretHash())))
                .orElseGet(Authenticator::refused);
    }

    private Uni<Caller> byAccessToken(String text, String address) {
        var token = verified.getIfPresent(text);
        if (token == null) {
            token = tokens.verify(text).orElse(null);
            if (token == null) {
                return refused();
            }
            verified.put(text, token);
        }
        if (AccessTokens.isOver(token, Instant.now())) {
            return refused();
        }
        if (token instanceof AccessToken.OfSession session) {
            return ofSession(session, address);
        }
        var key = (AccessToken.OfApiKey) token;
        return ofApiKey(
                key.clientId(),
                key.scope(),
                key.expiresAt(),
                address,
                standing ->
                        standing.id().equals(key.key()) && standing.workspace().equals(key.workspace()));
    }

    private Uni<Caller> ofSession(AccessToken.OfSession token, String address) {
        return standings.ofSession(token.workspace(), token.session()).map(found -> {
            var standing =
                    found.filter(live -> live.user().equals(token.user())).orElseThrow(Authenticator::refusal);
            return new Caller(
                    token.workspace(),
                    standing.user(),
                    Caller.Kind.USER,
                    standing.permissions(),
                    standing.teams(),
                    new Credential.OfSession(new SessionId(token.session()), token.expiresAt(), address));
        });
    }

    private Uni<Caller> ofApiKey(
            String clientId,
            @Nullable Set<Permission> scope,
            Instant expiresAt,
            String address,
            java.util.function.Predicate<Standing.OfApiKey> proof) {
        return standings.ofApiKey(clientId).map(found -> {
            var standing = found.filter(proof).orElseThrow(Authenticator::refusal);
            if (!standing.allows(address)) {
                throw ProblemException.of(ProblemCode.FORBIDDEN, "This API key is not allowed from this address.");
            }
            keyUse.note(standing);
            var ends = expiresAt.isBefore(standing.expiresAt()) ? expiresAt : standing.expiresAt();
            return new Caller(
                    standing.workspace(),
                    standing.id(),
                    Caller.Kind.API_KEY,
                    narrowed(standing.scopes(), scope),
                    Set.<UUID>of(),
                    new Credential.OfApiKey(clientId, scope, ends, address));
        });
    }

    private static Set<Permission> narrowed(Set<Permission> granted, @Nullable Set<Permission> scope) {
        if (scope == null) {
            return granted;
        }
        var both = EnumSet.noneOf(Permission.class);
        both.addAll(granted);
        both.retainAll(scope);
        return Collections.unmodifiableSet(both);
    }

    private static Uni<Caller> refused() {
        return Uni.createFrom().failure(Authenticator::refusal);
    }

    private static ProblemException refusal() {
        return ProblemException.of(ProblemCode.UNAUTHENTICATED, "The bearer token is missing or not valid.");
    }
}
