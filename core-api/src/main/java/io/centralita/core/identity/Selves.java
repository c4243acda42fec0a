package io.centralita.core.identity;

import io.centralita.core.identity.store.ApiKeyRows;
import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.UserRows;
import io.centralita.core.identity.store.WorkspaceRows;
import io.centralita.core.kernel.ids.ApiKeyId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Describes a caller to itself. */
@ApplicationScoped
public class Selves {

    private final IdentityTransactions transactions;
    private final WorkspaceRows workspaces;
    private final UserRows users;
    private final ApiKeyRows keys;

    Selves(IdentityTransactions transactions, WorkspaceRows workspaces, UserRows users, ApiKeyRows keys) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.users = users;
        this.keys = keys;
    }

    public Uni<Me> describe(Caller caller) {
        return transactions.read(
                caller.workspace(),
                connection -> workspaces
                        .find(connection, caller.workspace())
                        .map(found -> found.orElseThrow(ProblemException::notFound))
                        .map(named -> new Me.Workspace(caller.workspace(), named.slug(), named.name()))
                        .flatMap(workspace -> caller.kind() == Caller.Kind.USER
                                ? users.find(connection, caller.workspace(), new UserId(caller.principal()))
                                        .map(found -> found.orElseThrow(ProblemException::notFound))
                                        .map(user -> of(caller, user, workspace))
                                : keys.find(connection, caller.workspace(), new ApiKeyId(caller.principal()))
                                        .map(found -> found.orElseThrow(ProblemException::notFound))
                                        .map(key -> of(caller, key, workspace))));
    }

    private static Me of(Caller caller, User user, Me.Workspace workspace) {
        return new Me(
                user.id().toString(),
                "user",
                user.name(),
                user.email(),
                user.role(),
                permissions(caller),
                user.teamIds(),
                workspace);
    }

    private static Me of(Caller caller, ApiKey key, Me.Workspace workspace) {
        return new Me(
                key.id().toString(), "api_key", key.name(), null, null, permissions(caller), List.of(), workspace);
    }

    private static List<String> permissions(Caller caller) {
        return caller.permissions().stream().map(Permission::wire).sorted().toList();
    }
}
