package io.centralita.core.identity;

import io.centralita.core.identity.access.Standings;
import io.centralita.core.identity.credentials.RefreshToken;
import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.RefreshRows;
import io.centralita.core.identity.store.SessionRows;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.SessionId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.kernel.secrets.PlatformSecrets;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Rotates refresh tokens. Each is good once; a repetition within ten seconds gives the same successor, as long as that
 * was not used itself. Any other repetition ends the session: somebody has a copy.
 */
@ApplicationScoped
public class Refreshes {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final IdentityTransactions transactions;
    private final RefreshRows refreshes;
    private final SessionRows sessions;
    private final SessionGrants grants;
    private final PlatformSecrets secrets;
    private final Standings standings;

    Refreshes(
            IdentityTransactions transactions,
            RefreshRows refreshes,
            SessionRows sessions,
            SessionGrants grants,
            PlatformSecrets secrets,
            Standings standings) {
        this.transactions = transactions;
        this.refreshes = refreshes;
        this.sessions = sessions;
        this.grants = grants;
        this.secrets = secrets;
        this.standings = standings;
    }

    /** Fails with UNAUTHENTICATED (401) for a token that is unknown, ended, or used before. */
    public Uni<AccessGrant> refresh(String text) {
        return RefreshToken.read(text)
                .map(token -> transactions
                        .write(token.workspace(), connection -> rotate(connection, token))
                        .invoke(granted -> forgetUnless(granted.isPresent()))
                        .map(granted -> granted.orElseThrow(Refreshes::refusal)))
                .orElseGet(() -> Uni.createFrom().failure(Refreshes::refusal));
    }

    /** The session a refresh token belongs to, whether the token was used or not; for logging out. */
    public Uni<Optional<SessionId>> sessionOf(RefreshToken token) {
        return transactions.read(
                token.workspace(),
                connection -> refreshes
                        .findForUpdate(connection, token.workspace(), token.hash())
                        .map(found -> found.map(given -> new SessionId(given.session()))));
    }

    /** Empty for a refusal: it commits, since a reuse must end the session. */
    private Uni<Optional<AccessGrant>> rotate(SqlConnection connection, RefreshToken token) {
        return refreshes
                .findForUpdate(connection, token.workspace(), token.hash())
                .flatMap(found -> {
                    if (found.isEmpty() || !found.get().live()) {
                        return Uni.createFrom().item(Optional.<AccessGrant>empty());
                    }
                    var given = found.get();
                    if (given.generation() == given.present()) {
                        return succeed(connection, token, given).map(Optional::of);
                    }
                    return isRepeated(given)
                            ? Uni.createFrom().item(Optional.of(grant(token, given)))
                            : end(connection, token, given).replaceWith(Optional.<AccessGrant>empty());
                });
    }

    private Uni<AccessGrant> succeed(SqlConnection connection, RefreshToken token, RefreshRows.Given given) {
        var now = Instant.now();
        var successor = token.successor(secrets);
        return refreshes
                .markUsed(connection, token.workspace(), token.hash(), given.session(), now)
                .flatMap(done -> grants.keep(connection, successor, given.session(), given.generation() + 1, now))
                .map(done -> grant(token, given));
    }

    private static boolean isRepeated(RefreshRows.Given given) {
        return given.generation() == given.present() - 1
                && given.usedAt() != null
                && Instant.now().isBefore(given.usedAt().plus(WINDOW));
    }

    private AccessGrant grant(RefreshToken token, RefreshRows.Given given) {
        return grants.of(token.workspace(), given.user(), given.session(), token.successor(secrets));
    }

    private Uni<Void> end(SqlConnection connection, RefreshToken token, RefreshRows.Given given) {
        return sessions.revoke(connection, token.workspace(), given.session(), "refresh_reused", Instant.now())
                .flatMap(done -> transactions.tell(
                        connection,
                        token.workspace(),
                        "auth.refresh_reused",
                        Actor.SYSTEM,
                        new JsonObject()
                                .put("session_id", new SessionId(given.session()).toString())
                                .put("user_id", new UserId(given.user()).toString())));
    }

    private void forgetUnless(boolean granted) {
        if (!granted) {
            standings.forget();
        }
    }

    private static ProblemException refusal() {
        return ProblemException.of(ProblemCode.UNAUTHENTICATED, "The refresh token is not valid.");
    }
}
