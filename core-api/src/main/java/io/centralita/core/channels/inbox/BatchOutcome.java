package io.centralita.core.channels.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of a batch: all entries not named are done with.
 *
 * @param again entries to be tried once more, in order
 * @param pauses how long to hold back each order key
 */
record BatchOutcome(List<InboxEntry> again, Map<String, Duration> pauses) {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** The part that is one lane's. */
    BatchOutcome of(LaneRef lane) {
        return again.isEmpty()
                ? this
                : new BatchOutcome(
                        again.stream()
                                .filter(entry -> entry.lane() == lane.lane())
                                .toList(),
                        pauses);
    }

    static BatchOutcome done() {
        return new BatchOutcome(List.of(), Map.of());
    }

    /** Nothing was done, through no fault of the entries. */
    static BatchOutcome again(List<InboxEntry> batch) {
        return new BatchOutcome(
                batch,
                batch.stream().collect(Collectors.toMap(InboxEntry::orderKey, entry -> PAUSE, (one, other) -> one)));
    }

    static BatchOutcome again(InboxEntry entry, Duration pause) {
        return new BatchOutcome(List.of(entry), Map.of(entry.orderKey(), pause));
    }
}
