package io.centralita.core.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** P5: a message's status never goes back, and any order with any copies comes to the same end. */
class DeliveryMarksTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final List<DeliveryMarks> TOLD = List.of(
            DeliveryMarks.at(MessageStatus.SENT, NOON, null).charged("{\"billable\":false}"),
            DeliveryMarks.at(MessageStatus.DELIVERED, NOON.plusSeconds(1), null).charged("{\"billable\":true}"),
            DeliveryMarks.at(MessageStatus.READ, NOON.plusSeconds(2), null),
            DeliveryMarks.at(MessageStatus.PLAYED, NOON.plusSeconds(3), null),
            DeliveryMarks.at(MessageStatus.FAILED, NOON.plusSeconds(1), "{\"occurred_at\":\"2026-11-24T12:00:01Z\"}"),
            DeliveryMarks.at(MessageStatus.FAILED, NOON.plusSeconds(4), "{\"occurred_at\":\"2026-11-24T12:00:04Z\"}"));

    @Test
    void shouldComeToTheSameEndInEveryOrderOfEverySubset() {
        for (var subset : subsets(TOLD)) {
            var ends = new HashSet<DeliveryMarks>();
            permute(new ArrayList<>(subset), 0, ends);
            assertThat(ends).as("ends of %s", subset).hasSize(1);
        }
    }

    @Test
    void shouldNotMindCopies() {
        var once = end(TOLD);
        var twice = new ArrayList<>(TOLD);
        twice.addAll(TOLD);
        assertThat(end(twice)).isEqualTo(once);
    }

    @Test
    void shouldNeverGoBack() {
        var marks = DeliveryMarks.queued();
        var status = marks.status();
        for (var told : List.of(TOLD.get(1), TOLD.get(0), TOLD.get(4), TOLD.get(2), TOLD.get(1))) {
            marks = marks.merge(told);
            assertThat(marks.status()).isGreaterThanOrEqualTo(status);
            status = marks.status();
        }
        assertThat(status).isEqualTo(MessageStatus.READ);
    }

    @Test
    void shouldForgetTheFailureOnceDelivered() {
        var marks = DeliveryMarks.queued().merge(TOLD.get(4)).merge(TOLD.get(1));
        assertThat(marks.status()).isEqualTo(MessageStatus.DELIVERED);
        assertThat(marks.error()).isNull();
    }

    @Test
    void shouldSettleAnUnknownByAnyStatus() {
        assertThat(DeliveryMarks.queued().merge(DeliveryMarks.unknown()).status())
                .isEqualTo(MessageStatus.UNKNOWN);
        assertThat(DeliveryMarks.unknown().merge(TOLD.get(0)).status()).isEqualTo(MessageStatus.SENT);
        assertThat(DeliveryMarks.unknown().merge(TOLD.get(4)).status()).isEqualTo(MessageStatus.FAILED);
    }

    @Test
    void shouldLeaveInboundMessagesAlone() {
        assertThat(DeliveryMarks.received().merge(TOLD.get(2))).isEqualTo(DeliveryMarks.received());
    }

    private static DeliveryMarks end(List<DeliveryMarks> told) {
        var marks = DeliveryMarks.queued();
        for (var one : told) {
            marks = marks.merge(one);
        }
        return marks;
    }

    private static void permute(List<DeliveryMarks> told, int from, HashSet<DeliveryMarks> ends) {
        if (from >= told.size() - 1) {
            ends.add(end(told));
            return;
        }
        for (var at = from; at < told.size(); at++) {
            java.util.Collections.swap(told, from, at);
            permute(told, from + 1, ends);
            java.util.Collections.swap(told, from, at);
        }
    }

    private static List<List<DeliveryMarks>> subsets(List<DeliveryMarks> all) {
        var subsets = new ArrayList<List<DeliveryMarks>>();
        for (var bits = 1; bits < 1 << all.size(); bits++) {
            var subset = new ArrayList<DeliveryMarks>();
            for (var at = 0; at < all.size(); at++) {
                if ((bits & 1 << at) != 0) {
                    subset.add(all.get(at));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }
}
