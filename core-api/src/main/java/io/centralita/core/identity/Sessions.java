package io.centralita.core.identity;

import io.centralita.core.identity.access.LoginThrottle;
import io.centralita.core.identity.credentials.PasswordHasher;
import io.centralita.core.identity.credentials.RefreshToken;
import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.LoginRows;
import io.centralita.core.identity.store.SessionRows;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.SessionId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Users coming in and going out. A wrong password, an unknown e-mail address, a disabled user: all fail alike with
 * UNAUTHENTICATED (401) after the same work; too many attempts fail with RATE_LIMITED (429).
 */
@ApplicationScoped
public class Sessions {

    private static final LoginRows.Secret NOBODY = new LoginRows.Secret(PasswordHasher.NOBODY, false, 0);

    private final IdentityTransactions transactions;
    private final LoginRows logins;
    private final SessionRows sessions;
    private final SessionGrants grants;
    private final PasswordHasher hasher;
    private final LoginThrottle throttle;

    Sessions(
            IdentityTransactions transactions,
            LoginRows logins,
            SessionRows sessions,
            SessionGrants grants,
            PasswordHasher hasher,
            LoginThrottle throttle) {
        this.transactions = transactions;
        this.logins = logins;
        this.sessions = sessions;
        this.grants = grants;
        this.hasher = hasher;
        this.throttle = throttle;
    }

    private record Candidate(LoginRows.Door door, LoginRows.Secret secret) {}

    /**
     * @param workspace its slug or id; null when the e-mail address and password say it
     * @param address where the login comes from
     */
    public Uni<AccessGrant> login(String email, String password, @Nullable String workspace, String address) {
        var name = email.strip().toLowerCase(Locale.ROOT);
        var attempt = throttle.begin(workspace == null ? "" : workspace, name, address);
        return candidates(name, workspace)
                .flatMap(candidates -> matching(candidates, password)
                        .flatMap(matching -> matching.isEmpty()
                                ? tellFailure(candidates, address)
                                : Uni.createFrom().item(one(matching))))
                .invoke(attempt::succeeded)
                .flatMap(candidate -> open(candidate, address));
    }

    /** Ends the session; also when it had ended before. */
    public Uni<Void> logout(WorkspaceId workspace, UUID session) {
        return transactions.change(
                workspace,
                connection -> sessions.revoke(connection, workspace, session, "logged_out", Instant.now())
                        .flatMap(user -> user.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : transactions.tell(
                                        connection,
                                        workspace,
                                        "auth.logged_out",
                                        new Actor(Actor.Kind.USER, user.get()),
                                        new JsonObject().put("session_id", new SessionId(session).toString()))));
    }

    private Uni<List<Candidate>> candidates(String email, @Nullable String workspace) {
        return transactions
                .platform(connection -> logins.doors(connection, email, workspace, id(workspace)))
                .flatMap(doors -> Uni.join()
                        .all((doors.isEmpty() ? List.of(nobody()) : doors)
                                .stream().map(this::candidate).toList())
                        .andFailFast());
    }

    private Uni<Candidate> candidate(LoginRows.Door door) {
        return transactions
                .read(door.workspace(), connection -> logins.secret(connection, door.workspace(), door.user()))
                .map(secret -> new Candidate(door, secret.orElse(NOBODY)));
    }

    /** A user that is nowhere, so that an unknown address costs as much as a known one. */
    private static LoginRows.Door nobody() {
        return new LoginRows.Door(WorkspaceId.next(), UserId.next());
    }

    private Uni<List<Candidate>> matching(List<Candidate> candidates, String password) {
        Uni<List<Candidate>> found = Uni.createFrom().item(new ArrayList<>());
        for (var candidate : candidates) {
            found = found.flatMap(list -> hasher.matches(
                            password, candidate.secret().passwordHash())
                    .invoke(matches -> {
                        if (matches && candidate.secret().active()) {
                            list.add(candidate);
                        }
                    })
                    .replaceWith(list));
        }
        return found;
    }

    private static Candidate one(List<Candidate> matching) {
        if (matching.size() > 1) {
            throw ProblemException.invalid(
                    "/workspace", "required", "These credentials open several workspaces. Name one.");
        }
        return matching.get(0);
    }

    private Uni<AccessGrant> open(Candidate candidate, String address) {
        var workspace = candidate.door().workspace();
        var user = candidate.door().user();
        var token = RefreshToken.first(workspace);
        var session = SessionId.next();
        var now = Instant.now();
        return transactions
                .write(
                        workspace,
                        connection -> sessions.insert(
                                        connection,
                                        workspace,
                                        session,
                                        user,
                                        candidate.secret().epoch(),
                                        address,
                                        now,
                                        now.plus(grants.sessionLifetime()))
                                .flatMap(done -> grants.keep(connection, token, session.value(), 1, now))
                                .flatMap(done -> transactions.tell(
                                        connection,
                                        workspace,
                                        "auth.logged_in",
                                        new Actor(Actor.Kind.USER, user.value()),
                                        new JsonObject()
                                                .put("session_id", session.toString())
                                                .put("address", address))))
                .map(done -> grants.of(workspace, user.value(), session.value(), token));
    }

    /** Of a known user, so that its workspace's trail shows it; of an unknown one a count, which costs as much. */
    private Uni<Candidate> tellFailure(List<Candidate> candidates, String address) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (var candidate : candidates) {
            told = told.flatMap(done -> candidate.secret() == NOBODY
                    ? transactions.platform(logins::missed)
                    : tellFailure(candidate.door(), address));
        }
        return told.map(done -> {
            throw ProblemException.of(ProblemCode.UNAUTHENTICATED, "The e-mail address or the password is wrong.");
        });
    }

    private Uni<Void> tellFailure(LoginRows.Door door, String address) {
        return transactions.write(
                door.workspace(),
                connection -> transactions.tell(
                        connection,
                        door.workspace(),
                        "auth.login_failed",
                        Actor.SYSTEM,
                        new JsonObject().put("user_id", door.user().toString()).put("address", address)));
    }

    private static @Nullable UUID id(@Nullable String workspace) {
        return Optional.ofNullable(workspace)
                .filter(text -> text.startsWith("ws_"))
                .map(text -> {
                    try {
                        return WorkspaceId.fromString(text).value();
                    } catch (IllegalArgumentException notAnId) {
                        return null;
                    }
                })
                .orElse(null);
    }
}
