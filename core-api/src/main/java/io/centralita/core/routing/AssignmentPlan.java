package io.centralita.core.routing;

import io.centralita.core.kernel.ids.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives waiting conversations, oldest first, to candidates, each of whom is one busier after each. Pure; it writes nothing.
 */
final class AssignmentPlan {

    private final AssignmentPolicy policy;
    private final Map<UserId, Candidate> candidates = new LinkedHashMap<>();

    AssignmentPlan(AssignmentPolicy policy, List<Candidate> online) {
        this.policy = policy;
        online.forEach(candidate -> candidates.put(candidate.user(), candidate));
    }

    /**
     * What is to be done with one conversation.
     *
     * @param chosen null when it waits on
     * @param considered everybody online, as busy as they were at that moment
     */
    record Step(Waiting conversation, @Nullable UserId chosen, Decision.Reason reason, List<Candidate> considered) {}

    List<Step> give(List<Waiting> waiting, Instant now) {
        var steps = new ArrayList<Step>(waiting.size());
        for (var conversation : waiting) {
            steps.add(step(conversation, now));
        }
        return steps;
    }

    private Step step(Waiting conversation, Instant now) {
        var considered = List.copyOf(candidates.values());
        var eligible = considered.stream()
                .filter(candidate -> candidate.takes(conversation))
                .toList();
        return policy.choose(conversation, eligible)
                .map(chosen -> {
                    candidates.put(chosen.user(), chosen.given(now));
                    return new Step(conversation, chosen.user(), Decision.Reason.LEAST_BUSY, considered);
                })
                .orElseGet(() -> new Step(conversation, null, whyNot(conversation), considered));
    }

    private Decision.Reason whyNot(Waiting conversation) {
        if (candidates.isEmpty()) {
            return Decision.Reason.NOBODY_ONLINE;
        }
        return candidates.values().stream().noneMatch(candidate -> candidate.isOf(conversation.team()))
                ? Decision.Reason.NOBODY_OF_THE_TEAM_ONLINE
                : Decision.Reason.ALL_AT_CAPACITY;
    }
}
