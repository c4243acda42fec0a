package io.centralita.core.identity;

import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.TeamRows;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Teams: an agent sees the conversations of the teams it belongs to. Membership counts at once on this node. */
@ApplicationScoped
public class Teams {

    private final IdentityTransactions transactions;
    private final TeamRows rows;
    private final TeamHoldings holdings;

    Teams(IdentityTransactions transactions, TeamRows rows, TeamHoldings holdings) {
        this.transactions = transactions;
        this.rows = rows;
        this.holdings = holdings;
    }

    /** Fails with NOT_FOUND (404). */
    public Uni<Team> find(WorkspaceId workspace, TeamId id) {
        return transactions
                .read(workspace, connection -> rows.find(connection, workspace, id))
                .map(found -> found.orElseThrow(ProblemException::notFound));
    }

    /** By id, those after {@code after}. */
    public Uni<List<Team>> list(WorkspaceId workspace, @Nullable UUID after, int limit) {
        return transactions.read(workspace, connection -> rows.list(connection, workspace, after, limit));
    }

    /** {@link #insert} in a transaction of its own. */
    public Uni<Team> create(WorkspaceId workspace, Actor actor, String name) {
        return transactions.change(workspace, connection -> insert(connection, workspace, actor, name));
    }

    /** In a transaction of the workspace. Fails with ALREADY_EXISTS (409) for a name in use. */
    public Uni<Team> insert(SqlConnection connection, WorkspaceId workspace, Actor actor, String name) {
        return Uni.createFrom().deferred(() -> {
            var now = Instant.now();
            var team = new Team(TeamId.next(), UserFields.name("/name", name), List.of(), 1, now, now);
            return rows.insert(connection, workspace, team)
                    .onFailure(Conflicts::isDuplicate)
                    .transform(failure -> Conflicts.exists("There is a team of this name."))
                    .flatMap(done -> tell(connection, workspace, "team.created", actor, team))
                    .replaceWith(team);
        });
    }

    /** Fails with NOT_FOUND, PRECONDITION_FAILED, ALREADY_EXISTS or VALIDATION_FAILED. */
    public Uni<Team> rename(WorkspaceId workspace, Actor actor, TeamId id, IfMatch version, String name) {
        return changed(
                workspace,
                actor,
                id,
                version,
                connection -> rows.rename(connection, workspace, id, UserFields.name("/name", name), Instant.now())
                        .onFailure(Conflicts::isDuplicate)
                        .transform(failure -> Conflicts.exists("There is a team of this name.")));
    }

    /** What it held belongs to no team any more. Fails with NOT_FOUND or PRECONDITION_FAILED. */
    public Uni<Void> delete(WorkspaceId workspace, Actor actor, TeamId id, IfMatch version) {
        return transactions.change(
                workspace,
                connection -> holdings.release(connection, workspace, id, actor)
                        .chain(() -> present(connection, workspace, id))
                        .invoke(team -> version.check(team.version()))
                        .flatMap(team -> rows.delete(connection, workspace, id)
                                .flatMap(done -> tell(connection, workspace, "team.deleted", actor, team))));
    }

    /** Also when it is one already. Fails with NOT_FOUND for a team or user that is not of the workspace. */
    public Uni<Team> addMember(WorkspaceId workspace, Actor actor, TeamId id, UserId user) {
        return changed(
                workspace,
                actor,
                id,
                null,
                connection -> rows.addMember(connection, workspace, id, user, Instant.now())
                        .onFailure(Conflicts::isDangling)
                        .transform(failure -> ProblemException.notFound())
                        .replaceWithVoid());
    }

    /** Also when it is none. Fails with NOT_FOUND for a team that is not of the workspace. */
    public Uni<Team> removeMember(WorkspaceId workspace, Actor actor, TeamId id, UserId user) {
        return changed(
                workspace,
                actor,
                id,
                null,
                connection -> rows.removeMember(connection, workspace, id, user, Instant.now())
                        .replaceWithVoid());
    }

    private Uni<Team> changed(
            WorkspaceId workspace,
            Actor actor,
            TeamId id,
            @Nullable IfMatch version,
            Function<SqlConnection, Uni<Void>> change) {
        return transactions.change(
                workspace,
                connection -> present(connection, workspace, id)
                        .invoke(team -> {
                            if (version != null) {
                                version.check(team.version());
                            }
                        })
                        .flatMap(before -> change.apply(connection)
                                .flatMap(done -> present(connection, workspace, id))
                                .flatMap(after -> after.version() == before.version()
                                        ? Uni.createFrom().item(after)
                                        : tell(connection, workspace, "team.updated", actor, after)
                                                .replaceWith(after))));
    }

    private Uni<Team> present(SqlConnection connection, WorkspaceId workspace, TeamId id) {
        return rows.findForUpdate(connection, workspace, id)
                .map(found -> found.orElseThrow(ProblemException::notFound));
    }

    private Uni<Void> tell(SqlConnection connection, WorkspaceId workspace, String type, Actor actor, Team team) {
        var members = new JsonArray();
        team.memberIds().forEach(member -> members.add(member.toString()));
        return transactions.tell(
                connection,
                workspace,
                type,
                actor,
                new JsonObject()
                        .put("id", team.id().toString())
                        .put("name", team.name())
                        .put("member_ids", members));
    }
}
