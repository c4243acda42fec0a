package io.centralita.core.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.conversations.AssignmentRules;
import io.centralita.core.conversations.ChangeRule;
import io.centralita.core.conversations.ConversationChanges;
import io.centralita.core.conversations.ConversationStatus;
import io.centralita.core.kernel.Moments;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.routing.AssignmentPlan.Step;
import io.centralita.core.routing.store.RoutingStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One round of giving out: who is online, what waits for them, who gets what; then each conversation is locked, in the order of ids,
 * and given only if it still waits. The facts are appended last.
 */
@ApplicationScoped
public class AssignmentRound {

    private static final int MOST = 500;

    private final RoutingStore store;
    private final ConversationChanges changes;
    private final FactLog log;
    private final ObjectMapper json;
    private final AssignmentPolicy policy = new LeastBusy();

    AssignmentRound(RoutingStore store, ConversationChanges changes, FactLog log, ObjectMapper json) {
        this.store = store;
        this.changes = changes;
        this.log = log;
        this.json = json;
    }

    /**
     * @param cause the type of the fact that asks for the round
     * @return how many conversations were given
     */
    public Uni<Integer> run(SqlConnection connection, WorkspaceId workspace, String cause) {
        var now = Moments.now();
        return store.online(connection, workspace)
                .flatMap(online -> store.waiting(connection, workspace, online, MOST)
                        .map(waiting -> new AssignmentPlan(policy, online).give(waiting, now)))
                .flatMap(steps -> give(connection, workspace, steps, cause, now)
                        .flatMap(facts -> explainWaiting(connection, workspace, steps, cause, now)
                                .chain(() -> log.append(connection, workspace, facts))
                                .replaceWith(facts.size())));
    }

    private Uni<List<FactDraft>> give(
            SqlConnection connection, WorkspaceId workspace, List<Step> steps, String cause, Instant now) {
        var chosen = steps.stream()
                .filter(step -> step.chosen() != null)
                .sorted(Comparator.comparing(step -> step.conversation().id().value()))
                .toList();
        Uni<Given> all = Uni.createFrom().item(new Given());
        for (var step : chosen) {
            all = all.flatMap(given -> give(connection, workspace, step, given, cause, now));
        }
        return all.flatMap(given -> given.facts.isEmpty()
                ? Uni.createFrom().item(List.<FactDraft>of())
                : store.rememberAssigned(connection, workspace, given.users, now)
                        .chain(() -> store.keep(connection, workspace, given.decisions))
                        .replaceWith(given.facts));
    }

    private Uni<Given> give(
            SqlConnection connection, WorkspaceId workspace, Step step, Given given, String cause, Instant now) {
        var user = Objects.requireNonNull(step.chosen());
        return changes.write(
                        connection,
                        workspace,
                        Actor.SYSTEM,
                        step.conversation().id(),
                        ifStillWaiting(step.conversation(), user))
                .map(written -> {
                    written.fact().ifPresent(fact -> given.add(user, fact, decision(step, cause, now)));
                    return given;
                });
    }

    /** For the team it waited for when the user was chosen; one that has moved on is told of, and the next round sees it there. */
    private ChangeRule ifStillWaiting(Waiting conversation, UserId user) {
        return (present, now) -> present.value().assigneeId() == null
                        && present.value().status() == ConversationStatus.OPEN
                        && Objects.equals(present.value().teamId(), conversation.team())
                ? AssignmentRules.claim(user, Map.of("policy", policy.name())).decide(present, now)
                : Optional.empty();
    }

    /** Said once for each wait, not each time it is found still waiting. */
    private Uni<Void> explainWaiting(
            SqlConnection connection, WorkspaceId workspace, List<Step> steps, String cause, Instant now) {
        var waiting = new LinkedHashMap<ConversationId, Step>();
        steps.stream()
                .filter(step -> step.chosen() == null)
                .forEach(step -> waiting.put(step.conversation().id(), step));
        if (waiting.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.knownToWait(connection, workspace, waiting.keySet()).flatMap(known -> {
            waiting.keySet().removeAll(known);
            return store.keep(
                    connection,
                    workspace,
                    waiting.values().stream()
                            .map(step -> decision(step, cause, now))
                            .toList());
        });
    }

    private Decision decision(Step step, String cause, Instant now) {
        return new Decision(
                step.conversation().id(),
                cause,
                policy.name(),
                step.chosen() == null ? Decision.Outcome.WAITING : Decision.Outcome.ASSIGNED,
                step.reason(),
                step.chosen(),
                candidates(step),
                now);
    }

    private String candidates(Step step) {
        try {
            return json.writeValueAsString(step.considered().stream()
                    .map(candidate -> ConsideredUser.of(candidate, step.conversation()))
                    .toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Given {

        private final List<UserId> users = new ArrayList<>();
        private final List<FactDraft> facts = new ArrayList<>();
        private final List<Decision> decisions = new ArrayList<>();

        void add(UserId user, FactDraft fact, Decision decision) {
            users.add(user);
            facts.add(fact);
            decisions.add(decision);
        }
    }
}
