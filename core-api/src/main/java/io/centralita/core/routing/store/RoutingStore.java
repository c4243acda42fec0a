package io.centralita.core.routing.store;

import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.routing.Candidate;
import io.centralita.core.routing.Decision;
import io.centralita.core.routing.Waiting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What routing asks and writes, within a transaction of the workspace. */
@ApplicationScoped
public class RoutingStore {

    private static final String ONLINE = """
            select presence.user_id, person.capacity, presence.last_assigned_at,
                   (select count(*) from conversations held
                    where held.workspace_id = $1 and held.assignee_id = presence.user_id
                      and held.status in ('open', 'pending')),
                   array(select member.team_id from team_members member
                         where member.workspace_id = $1 and member.user_id = presence.user_id)
            from agent_presence presence
            join users person on person.workspace_id = $1 and person.id = presence.user_id
            where presence.workspace_id = $1 and presence.state = 'online' and person.status = 'active'
            order by presence.user_id""";

    private static final String WAITING = """
            select id, team_id from conversations
            where workspace_id = $1 and assignee_id is null and status = 'open' and control_holder = 'human'
              and case when team_id is null then $3 else team_id = any($4) end = $5""";

    private static final String OLDEST = WAITING + " order by created_at, id limit $2";

    private static final String LATEST_CHANGED = WAITING + " order by updated_at desc, id limit $2";

    private static final String ASSIGNED_NOW = """
            update agent_presence set last_assigned_at = $3 where workspace_id = $1 and user_id = any($2)""";

    private static final String DECIDE = """
            insert into assignment_decisions
                (workspace_id, id, conversation_id, cause, policy, outcome, reason, assignee_id, candidates, decided_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String DECISIONS = """
            select conversation_id, cause, policy, outcome, reason, assignee_id, candidates, decided_at
            from assignment_decisions where workspace_id = $1 and conversation_id = $2 order by id desc limit 20""";

    private static final String WAITING_KNOWN = """
            select conversation_id from (
                select distinct on (conversation_id) conversation_id, outcome from assignment_decisions
                where workspace_id = $1 and conversation_id = any($2) order by conversation_id, id desc) latest
            where outcome = 'waiting'""";

    public Uni<List<Candidate>> online(SqlConnection connection, WorkspaceId workspace) {
        return connection
                .preparedQuery(ONLINE)
                .execute(Tuple.of(workspace.value()))
                .map(rows -> rows.stream().map(RoutingStore::candidate).toList());
    }

    /**
     * Those that somebody online could take, longest open first; then those that nobody could, last changed first, to be told
     * why. Many of the latter keep none of the former back.
     *
     * @param limit of each
     */
    public Uni<List<Waiting>> waiting(
            SqlConnection connection, WorkspaceId workspace, Collection<Candidate> online, int limit) {
        var free = online.stream().filter(Candidate::isFree).toList();
        var teams = free.stream()
                .flatMap(candidate -> candidate.teams().stream())
                .distinct()
                .map(TeamId::value)
                .toArray(UUID[]::new);
        var takeable = Tuple.of(workspace.value(), limit, !free.isEmpty(), teams, true);
        var others = Tuple.of(workspace.value(), limit, !free.isEmpty(), teams, false);
        return waiting(connection, OLDEST, takeable)
                .flatMap(first -> waiting(connection, LATEST_CHANGED, others)
                        .map(second ->
                                Stream.concat(first.stream(), second.stream()).toList()));
    }

    private static Uni<List<Waiting>> waiting(SqlConnection connection, String sql, Tuple parameters) {
        return connection
                .preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.stream().map(RoutingStore::waiting).toList());
    }

    /** Which of these are known to wait: their latest decision says so. */
    public Uni<Collection<ConversationId>> knownToWait(
            SqlConnection connection, WorkspaceId workspace, Collection<ConversationId> conversations) {
        var ids = conversations.stream().map(ConversationId::value).toArray(UUID[]::new);
        return connection
                .preparedQuery(WAITING_KNOWN)
                .execute(Tuple.of(workspace.value(), ids))
                .map(rows -> rows.stream()
                        .map(row -> new ConversationId(row.getUUID(0)))
                        .collect(Collectors.toSet()));
    }

    public Uni<Void> rememberAssigned(
            SqlConnection connection, WorkspaceId workspace, Collection<UserId> users, Instant now) {
        var ids = users.stream().map(UserId::value).distinct().toArray(UUID[]::new);
        return connection
                .preparedQuery(ASSIGNED_NOW)
                .execute(Tuple.of(workspace.value(), ids, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    public Uni<Void> keep(SqlConnection connection, WorkspaceId workspace, List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = decisions.stream().map(decision -> row(workspace, decision)).toList();
        return connection.preparedQuery(DECIDE).executeBatch(rows).replaceWithVoid();
    }

    /** The newest first, at most twenty. */
    public Uni<List<Decision>> decisions(SqlConnection connection, WorkspaceId workspace, ConversationId conversation) {
        return connection
                .preparedQuery(DECISIONS)
                .execute(Tuple.of(workspace.value(), conversation.value()))
                .map(rows -> rows.stream().map(RoutingStore::decision).toList());
    }

    private static Tuple row(WorkspaceId workspace, Decision decision) {
        var assignee = decision.assigneeId();
        return Tuple.tuple()
                .addUUID(workspace.value())
                .addUUID(EventId.next().value())
                .addUUID(decision.conversationId().value())
                .addString(decision.cause())
                .addString(decision.policy())
                .addString(decision.outcome().wire())
                .addString(decision.reason().wire())
                .addUUID(assignee == null ? null : assignee.value())
                .addString(decision.candidates())
                .addOffsetDateTime(decision.decidedAt().atOffset(ZoneOffset.UTC));
    }

    private static Candidate candidate(Row row) {
        var last = row.getOffsetDateTime(2);
        return new Candidate(
                new UserId(row.getUUID(0)),
                Math.toIntExact(row.getLong(3)),
                row.getInteger(1),
                Arrays.stream(row.getArrayOfUUIDs(4)).map(TeamId::new).collect(Collectors.toSet()),
                last == null ? null : last.toInstant());
    }

    private static Waiting waiting(Row row) {
        var team = row.getUUID(1);
        return new Waiting(new ConversationId(row.getUUID(0)), team == null ? null : new TeamId(team));
    }

    private static Decision decision(Row row) {
        var assignee = row.getUUID(5);
        return new Decision(
                new ConversationId(row.getUUID(0)),
                row.getString(1),
                row.getString(2),
                Decision.Outcome.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                Decision.Reason.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                assignee == null ? null : new UserId(assignee),
                row.getString(6),
                row.getOffsetDateTime(7).toInstant());
    }
}
