package io.centralita.core.identity;

import io.centralita.core.identity.credentials.PasswordHasher;
import io.centralita.core.identity.credentials.PasswordPolicy;
import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.UserRows;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of a workspace. That the caller may ask at all is checked at the edge. */
@ApplicationScoped
public class Users {

    private final IdentityTransactions transactions;
    private final UserRows rows;
    private final PasswordHasher hasher;

    Users(IdentityTransactions transactions, UserRows rows, PasswordHasher hasher) {
        this.transactions = transactions;
        this.rows = rows;
        this.hasher = hasher;
    }

    /** Fails with NOT_FOUND (404). */
    public Uni<User> find(WorkspaceId workspace, UserId id) {
        return transactions
                .read(workspace, connection -> rows.find(connection, workspace, id))
                .map(found -> found.orElseThrow(ProblemException::notFound));
    }

    /** By id, those after {@code after}. */
    public Uni<List<User>> list(WorkspaceId workspace, @Nullable UUID after, int limit) {
        return transactions.read(workspace, connection -> rows.list(connection, workspace, after, limit));
    }

    /** {@link #prepare} and {@link #insert} in a transaction of its own. */
    public Uni<User> create(WorkspaceId workspace, Actor actor, NewUser wanted) {
        return prepare(wanted)
                .flatMap(prepared ->
                        transactions.change(workspace, connection -> insert(connection, workspace, actor, prepared)));
    }

    /** Fails with VALIDATION_FAILED (422) for a bad field. */
    public Uni<PreparedUser> prepare(NewUser wanted) {
        return Uni.createFrom().deferred(() -> {
            var given = wanted.password();
            var password = given == null ? PasswordPolicy.random() : given;
            PasswordPolicy.check("/password", password);
            var user = user(wanted);
            return hasher.hash(password).map(hash -> new PreparedUser(user, hash, given == null ? password : null));
        });
    }

    /**
     * In a transaction of the workspace. Fails with ALREADY_EXISTS (409) for an e-mail address in use; the transaction
     * cannot go on then.
     */
    public Uni<User> insert(SqlConnection connection, WorkspaceId workspace, Actor actor, PreparedUser prepared) {
        return rows.insert(connection, workspace, prepared.user(), prepared.passwordHash())
                .onFailure(Conflicts::isDuplicate)
                .transform(failure -> Conflicts.exists("There is a user of this e-mail address."))
                .flatMap(done ->
                        transactions.tell(connection, workspace, "user.created", actor, UserFacts.of(prepared.user())))
                .replaceWith(prepared.user());
    }

    private static User user(NewUser wanted) {
        var now = Instant.now();
        return new User(
                UserId.next(),
                UserFields.email("/email", wanted.email()),
                UserFields.name("/name", wanted.name()),
                wanted.role(),
                User.Status.ACTIVE,
                UserFields.capacity("/capacity", wanted.capacity()),
                List.of(),
                1,
                now,
                now);
    }
}
