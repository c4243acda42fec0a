package io.centralita.core.identity;

import io.centralita.core.identity.credentials.PasswordHasher;
import io.centralita.core.identity.credentials.PasswordPolicy;
import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.UserRows;
import io.centralita.core.identity.store.WorkspaceRows;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes workspaces: each with the head of its log and an owner, all in one transaction. */
@ApplicationScoped
public class Workspaces {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");
    private static final int DEFAULT_CAPACITY = 10;

    private final IdentityTransactions transactions;
    private final WorkspaceRows workspaces;
    private final UserRows users;
    private final PasswordHasher hasher;

    Workspaces(IdentityTransactions transactions, WorkspaceRows workspaces, UserRows users, PasswordHasher hasher) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.users = users;
        this.hasher = hasher;
    }

    /** Fails with ALREADY_EXISTS (409) for a slug in use, VALIDATION_FAILED (422) for a bad field. */
    public Uni<CreatedWorkspace> create(NewWorkspace wanted) {
        return createIf(wanted, connection -> Uni.createFrom().item(true)).map(Optional::orElseThrow);
    }

    /** The first workspace of the platform; empty when there is one already. Two nodes starting at once make one. */
    public Uni<Optional<CreatedWorkspace>> createFirst(NewWorkspace wanted) {
        return transactions
                .platform(workspaces::isEmptyUnderLock)
                .flatMap(empty -> empty
                        ? createIf(wanted, workspaces::isEmptyUnderLock)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<CreatedWorkspace>> createIf(
            NewWorkspace wanted, Function<SqlConnection, Uni<Boolean>> condition) {
        return Uni.createFrom().deferred(() -> {
            var password = Optional.ofNullable(wanted.ownerPassword()).orElseGet(PasswordPolicy::random);
            PasswordPolicy.check("/owner/password", password);
            if (!SLUG.matcher(wanted.slug()).matches()) {
                throw ProblemException.invalid("/slug", "invalid", "A slug is 2 to 40 of a-z, 0-9 and hyphen.");
            }
            var email = UserFields.email("/owner/email", wanted.ownerEmail());
            var created = new CreatedWorkspace(WorkspaceId.next(), wanted.slug(), UserId.next(), email, password);
            return hasher.hash(password)
                    .flatMap(hash -> transactions.platform(connection -> condition
                            .apply(connection)
                            .flatMap(holds -> holds
                                    ? insert(connection, wanted, created, hash).replaceWith(Optional.of(created))
                                    : Uni.createFrom().item(Optional.<CreatedWorkspace>empty()))))
                    .onFailure(Conflicts::isDuplicate)
                    .transform(failure -> Conflicts.exists("There is a workspace of this slug."))
                    .invoke(made -> made.ifPresent(workspace -> transactions.changed(workspace.id())));
        });
    }

    private Uni<Void> insert(
            SqlConnection connection, NewWorkspace wanted, CreatedWorkspace created, String passwordHash) {
        var now = Instant.now();
        var owner = new User(
                created.owner(),
                created.ownerEmail(),
                wanted.ownerName(),
                Role.OWNER,
                User.Status.ACTIVE,
                DEFAULT_CAPACITY,
                List.of(),
                1,
                now,
                now);
        return workspaces
                .insert(connection, created.id(), created.slug(), wanted.name(), now)
                .flatMap(done -> users.insert(connection, created.id(), owner, passwordHash))
                .flatMap(done -> transactions.tell(
                        connection,
                        created.id(),
                        "workspace.created",
                        Actor.SYSTEM,
                        new JsonObject()
                                .put("id", created.id().toString())
                                .put("slug", created.slug())
                                .put("owner_id", created.owner().toString())));
    }
}
