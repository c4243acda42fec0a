package io.centralita.core.identity;

import io.centralita.core.identity.credentials.PasswordHasher;
import io.centralita.core.identity.credentials.PasswordPolicy;
import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.UserRows;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of a workspace. What a caller may do is checked by its edge, except where it depends on the row. */
@ApplicationScoped
public class Users {

    private static final String UNIQUE_VIOLATION = "23505";

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

    /** Fails with ALREADY_EXISTS (409) for an e-mail address in use, VALIDATION_FAILED (422) for a bad field. */
    public Uni<User> create(WorkspaceId workspace, Actor actor, NewUser wanted) {
        return Uni.createFrom().deferred(() -> {
            PasswordPolicy.check("/password", wanted.password());
            var user = user(wanted);
            return hasher.hash(wanted.password())
                    .flatMap(hash -> transactions.change(
                            workspace,
                            connection -> rows.insert(connection, workspace, user, hash)
                                    .flatMap(done -> transactions.tell(
                                            connection, workspace, "user.created", actor, UserFacts.of(user)))))
                    .onFailure(Users::isTaken)
                    .transform(failure ->
                            ProblemException.of(ProblemCode.ALREADY_EXISTS, "There is a user of this e-mail address."))
                    .replaceWith(user);
        });
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

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }
}
