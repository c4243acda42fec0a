package io.centralita.core.identity;

import io.centralita.core.identity.credentials.PasswordHasher;
import io.centralita.core.identity.credentials.PasswordPolicy;
import io.centralita.core.identity.credentials.ResetToken;
import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.PasswordResetRows;
import io.centralita.core.identity.store.UserRows;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A forgotten password. There is no mail: who manages users makes a token, shown once, and hands it over; whoever has it sets
 * the password, once, within half an hour. Nothing here makes a link.
 */
@ApplicationScoped
public class PasswordResets {

    static final Duration GOOD_FOR = Duration.ofMinutes(30);

    private static final UUID NO_SESSION = new UUID(0, 0);

    private final IdentityTransactions transactions;
    private final PasswordResetRows rows;
    private final UserRows users;
    private final PasswordHasher hasher;

    PasswordResets(IdentityTransactions transactions, PasswordResetRows rows, UserRows users, PasswordHasher hasher) {
        this.transactions = transactions;
        this.rows = rows;
        this.users = users;
        this.hasher = hasher;
    }

    /** A token as it is handed over, once. */
    public record Issued(ResetToken token, Instant expiresAt) {}

    /**
     * Makes one, in an open transaction of the workspace; the last one made for the user is worth nothing from then on. Sessions
     * go on until the password is set. Fails with NOT_FOUND, or FORBIDDEN when the user may do more than the caller.
     */
    public Uni<Issued> issue(SqlConnection connection, Caller caller, UserId user) {
        var issued =
                new Issued(ResetToken.random(caller.workspace()), Instant.now().plus(GOOD_FOR));
        return users.findForUpdate(connection, caller.workspace(), user)
                .map(found -> found.orElseThrow(ProblemException::notFound))
                .invoke(found -> UserChanges.requireReach(caller, found.role()))
                .flatMap(found -> rows.replace(
                        connection, caller.workspace(), user, issued.token().hash(), issued.expiresAt()))
                .flatMap(done -> transactions.tell(
                        connection,
                        caller.workspace(),
                        "user.password_reset_issued",
                        caller.actor(),
                        new JsonObject().put("id", user.toString())))
                .replaceWith(issued);
    }

    /**
     * Sets the password and ends every session of the user. Fails with NOT_FOUND for a token that is unknown, used, replaced or
     * too old, with VALIDATION_FAILED for a bad password, which does not use the token up.
     */
    public Uni<Void> confirm(String text, String wanted) {
        var read = ResetToken.read(text);
        if (read.isEmpty()) {
            return Uni.createFrom().failure(ProblemException.notFound());
        }
        var token = read.get();
        var workspace = token.workspace();
        return transactions
                .read(workspace, connection -> rows.find(connection, workspace, token.hash(), Instant.now()))
                .invoke(PasswordResets::required)
                .invoke(() -> PasswordPolicy.check("/new_password", wanted))
                .flatMap(known -> hasher.hash(wanted))
                .flatMap(hash -> set(workspace, token, hash));
    }

    private Uni<Void> set(WorkspaceId workspace, ResetToken token, String hash) {
        return transactions.change(workspace, connection -> {
            var now = Instant.now();
            return rows.take(connection, workspace, token.hash(), now)
                    .map(PasswordResets::required)
                    .call(user -> users.changePassword(connection, workspace, user, hash, NO_SESSION, now))
                    .flatMap(user -> transactions.tell(
                            connection,
                            workspace,
                            "user.password_changed",
                            new Actor(Actor.Kind.USER, user.value()),
                            new JsonObject().put("id", user.toString())));
        });
    }

    private static UserId required(Optional<UserId> user) {
        return user.orElseThrow(ProblemException::notFound);
    }
}
