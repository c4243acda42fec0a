package io.centralita.core.identity;

import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.UserRows;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes users. Nobody touches a user who may do more than oneself, nobody gives a role that may do more, and the last
 * active owner stays one.
 */
@ApplicationScoped
public class UserChanges {

    private final IdentityTransactions transactions;
    private final UserRows rows;

    UserChanges(IdentityTransactions transactions, UserRows rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    /**
     * Takes effect at once on this node and within two seconds on others; disabling also ends the user's sessions for
     * good. Fails with NOT_FOUND, PRECONDITION_FAILED, FORBIDDEN, CONFLICT or VALIDATION_FAILED.
     */
    public Uni<User> change(Caller caller, UserId id, IfMatch version, UserPatch patch) {
        return transactions.change(
                caller.workspace(),
                connection -> rows.activeOwnersForUpdate(connection, caller.workspace())
                        .flatMap(owners -> rows.findForUpdate(connection, caller.workspace(), id)
                                .map(found -> found.orElseThrow(ProblemException::notFound))
                                .invoke(before -> version.check(before.version()))
                                .flatMap(before -> {
                                    var after = patched(before, patch);
                                    requireReach(caller, before.role());
                                    requireReach(caller, after.role());
                                    if (owners.size() == 1 && owners.contains(id.value()) && !isActiveOwner(after)) {
                                        throw ProblemException.of(
                                                ProblemCode.CONFLICT, "A workspace keeps at least one active owner.");
                                    }
                                    return write(connection, caller, before, after);
                                })));
    }

    /** @throws ProblemException FORBIDDEN (403) when the role may do what the caller may not */
    public static void requireReach(Caller caller, Role role) {
        if (!caller.permissions().containsAll(role.permissions())) {
            throw ProblemException.of(ProblemCode.FORBIDDEN, "The role " + role.wire() + " may do more than you may.");
        }
    }

    private Uni<User> write(SqlConnection connection, Caller caller, User before, User after) {
        var disabled = before.status() == User.Status.ACTIVE && after.status() == User.Status.DISABLED;
        return rows.update(connection, caller.workspace(), after, disabled)
                .flatMap(done -> transactions.tell(
                        connection,
                        caller.workspace(),
                        disabled ? "user.disabled" : "user.updated",
                        caller.actor(),
                        UserFacts.of(after)))
                .replaceWith(after);
    }

    private static User patched(User before, UserPatch patch) {
        return new User(
                before.id(),
                before.email(),
                Optional.ofNullable(patch.name())
                        .map(name -> UserFields.name("/name", name))
                        .orElse(before.name()),
                Optional.ofNullable(patch.role()).orElse(before.role()),
                Optional.ofNullable(patch.status()).orElse(before.status()),
                Optional.ofNullable(patch.capacity())
                        .map(capacity -> UserFields.capacity("/capacity", capacity))
                        .orElse(before.capacity()),
                before.teamIds(),
                before.version() + 1,
                before.createdAt(),
                Instant.now());
    }

    private static boolean isActiveOwner(User user) {
        return user.role() == Role.OWNER && user.status() == User.Status.ACTIVE;
    }
}
