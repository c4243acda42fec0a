package io.centralita.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final TeamId sales = TeamId.next();

    @Test
    void shouldGiveToWhoHoldsTheFewest() {
        var busy = candidate(3, 10);
        var idle = candidate(1, 10);

        assertThat(chosen(List.of(busy, idle), 1)).containsExactly(idle.user());
    }

    @Test
    void shouldShareEvenlyAmongEquals() {
        var candidates = List.of(candidate(0, 10), candidate(0, 10), candidate(0, 10));

        var chosen = chosen(candidates, 9);

        assertThat(chosen).hasSize(9);
        assertThat(candidates)
                .allSatisfy(candidate ->
                        assertThat(chosen).filteredOn(candidate.user()::equals).hasSize(3));
    }

    @Test
    void shouldPreferOfEqualsWhoWaitedLongest() {
        var justServed = new Candidate(UserId.next(), 1, 10, Set.of(), NOW);
        var longAgo = new Candidate(UserId.next(), 1, 10, Set.of(), NOW.minusSeconds(60));

        assertThat(chosen(List.of(justServed, longAgo), 1)).containsExactly(longAgo.user());
    }

    @Test
    void shouldStopAtCapacityAndSayWhy() {
        var steps = new AssignmentPlan(new LeastBusy(), List.of(candidate(1, 2))).give(waiting(2), NOW);

        assertThat(steps.get(0).chosen()).isNotNull();
        assertThat(steps.get(1).chosen()).isNull();
        assertThat(steps.get(1).reason()).isEqualTo(Decision.Reason.ALL_AT_CAPACITY);
    }

    @Test
    void shouldSayThatNobodyIsOnline() {
        var steps = new AssignmentPlan(new LeastBusy(), List.of()).give(waiting(1), NOW);

        assertThat(steps.get(0).reason()).isEqualTo(Decision.Reason.NOBODY_ONLINE);
    }

    @Test
    void shouldKeepATeamsConversationInTheTeam() {
        var member = new Candidate(UserId.next(), 5, 10, Set.of(sales), null);
        var ofTeam = new Waiting(ConversationId.next(), sales);

        assertThat(new AssignmentPlan(new LeastBusy(), List.of(candidate(0, 10), member))
                        .give(List.of(ofTeam), NOW)
                        .get(0)
                        .chosen())
                .isEqualTo(member.user());
        assertThat(new AssignmentPlan(new LeastBusy(), List.of(candidate(0, 10)))
                        .give(List.of(ofTeam), NOW)
                        .get(0)
                        .reason())
                .isEqualTo(Decision.Reason.NOBODY_OF_THE_TEAM_ONLINE);
    }

    private static List<UserId> chosen(List<Candidate> candidates, int conversations) {
        return new AssignmentPlan(new LeastBusy(), candidates)
                .give(waiting(conversations), NOW).stream()
                        .map(AssignmentPlan.Step::chosen)
                        .toList();
    }

    private static Candidate candidate(int load, int capacity) {
        return new Candidate(UserId.next(), load, capacity, Set.of(), null);
    }

    private static List<Waiting> waiting(int amount) {
        return IntStream.range(0, amount)
                .mapToObj(ignored -> new Waiting(ConversationId.next(), null))
                .toList();
    }
}
