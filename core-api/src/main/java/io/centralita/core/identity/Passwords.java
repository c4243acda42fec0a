package io.centralita.core.identity;

import io.centralita.core.identity.access.LoginThrottle;
import io.centralita.core.identity.credentials.PasswordHasher;
import io.centralita.core.identity.credentials.PasswordPolicy;
import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.LoginRows;
import io.centralita.core.identity.store.UserRows;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** A user's own password. A new one ends every other session of the user. */
@ApplicationScoped
public class Passwords {

    private final IdentityTransactions transactions;
    private final LoginRows logins;
    private final UserRows users;
    private final PasswordHasher hasher;
    private final LoginThrottle throttle;

    Passwords(
            IdentityTransactions transactions,
            LoginRows logins,
            UserRows users,
            PasswordHasher hasher,
            LoginThrottle throttle) {
        this.transactions = transactions;
        this.logins = logins;
        this.users = users;
        this.hasher = hasher;
        this.throttle = throttle;
    }

    /** Fails with VALIDATION_FAILED (422) for a wrong present or a bad new password, RATE_LIMITED (429), FORBIDDEN (403). */
    public Uni<Void> change(Caller caller, String present, String wanted) {
        if (!(caller.credential() instanceof Credential.OfSession session)) {
            return Uni.createFrom().failure(ProblemException.of(ProblemCode.FORBIDDEN, "An API key has no password."));
        }
        PasswordPolicy.check("/new_password", wanted);
        var user = new UserId(caller.principal());
        var attempt = throttle.begin("", user.toString(), session.address());
        return transactions
                .read(caller.workspace(), connection -> logins.secret(connection, caller.workspace(), user))
                .map(found -> found.orElseThrow(ProblemException::notFound))
                .flatMap(secret -> hasher.matches(present, secret.passwordHash()))
                .invoke(matches -> {
                    if (!matches) {
                        throw ProblemException.invalid("/current_password", "wrong", "This is not your password.");
                    }
                    attempt.succeeded();
                })
                .flatMap(matches -> hasher.hash(wanted))
                .flatMap(hash -> replace(caller, user, hash, session));
    }

    private Uni<Void> replace(Caller caller, UserId user, String hash, Credential.OfSession session) {
        return transactions.change(
                caller.workspace(),
                connection -> users.changePassword(
                                connection,
                                caller.workspace(),
                                user,
                                hash,
                                session.session().value(),
                                Instant.now())
                        .flatMap(done -> transactions.tell(
                                connection,
                                caller.workspace(),
                                "user.password_changed",
                                caller.actor(),
                                new JsonObject().put("id", user.toString()))));
    }
}
