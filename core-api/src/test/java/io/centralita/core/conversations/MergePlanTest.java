package io.centralita.core.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.conversations.store.HeldConversation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which of two conversations of one person goes on. */
class MergePlanTest {

    private static final UUID CHANNEL = UUID.randomUUID();
    private static final UUID GOES = UUID.randomUUID();
    private static final UUID STAYS = UUID.randomUUID();
    private static final Instant MORNING = Instant.parse("2026-11-24T07:00:00Z");

    @Test
    void shouldGoOnWithTheOneInWhichACustomerWaits() {
        var waiting = held(GOES, "open", false, MORNING);
        var begunByPhone = held(STAYS, "pending", false, MORNING.plusSeconds(60));

        assertThat(MergePlan.of(List.of(waiting, begunByPhone), GOES).closed())
                .containsExactly(entry(begunByPhone, waiting));
        assertThat(MergePlan.of(List.of(begunByPhone, waiting), GOES).closed())
                .containsExactly(entry(begunByPhone, waiting));
    }

    @Test
    void shouldGoOnWithTheAssignedOneElseTheLaterOne() {
        var assigned = held(GOES, "pending", true, MORNING);
        var later = held(STAYS, "open", false, MORNING.plusSeconds(60));
        var earlier = held(GOES, "open", false, MORNING);

        assertThat(MergePlan.of(List.of(assigned, later), GOES).closed()).containsExactly(entry(later, assigned));
        assertThat(MergePlan.of(List.of(earlier, later), GOES).closed()).containsExactly(entry(earlier, later));
    }

    private static Map.Entry<HeldConversation, HeldConversation> entry(
            HeldConversation closed, HeldConversation stays) {
        return Map.entry(closed, stays);
    }

    private static HeldConversation held(UUID contact, String status, boolean assigned, Instant at) {
        return new HeldConversation(UUID.randomUUID(), CHANNEL, contact, status, assigned, at, 0, null);
    }
}
