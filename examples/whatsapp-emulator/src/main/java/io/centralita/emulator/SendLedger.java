package io.centralita.emulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every accepted send, for proving that a sender sends at most once. Bodies are kept for the last sends of each number,
 * counts for the last ids (or all of them, see {@link EmulatorOptions#withFullLedger()}). Safe for any thread.
 */
public final class SendLedger {

    private final int keptSends;
    private final Map<String, Deque<AcceptedSend>> sends = new HashMap<>();
    private final Map<String, Integer> countByOurId;
    private long total;
    private long repeats;

    SendLedger(int keptSends, int keptIds) {
        this.keptSends = keptSends;
        this.countByOurId = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return keptIds > 0 && size() > keptIds;
            }
        };
    }

    /** Writes a send down. */
    public synchronized void add(AcceptedSend send) {
        total++;
        Deque<AcceptedSend> ring = sends.computeIfAbsent(send.phoneNumberId(), ignored -> new ArrayDeque<>());
        ring.addLast(send);
        if (ring.size() > keptSends) {
            ring.removeFirst();
        }
        String ourId = send.ourId();
        if (ourId != null && countByOurId.merge(ourId, 1, Integer::sum) > 1) {
            repeats++;
        }
    }

    /** The kept sends of a number, oldest first. */
    public synchronized List<AcceptedSend> sends(String phoneNumberId) {
        Deque<AcceptedSend> ring = sends.get(phoneNumberId);
        return ring == null ? List.of() : new ArrayList<>(ring);
    }

    /** The kept sends of all numbers. */
    public synchronized List<AcceptedSend> sends() {
        return sends.values().stream().flatMap(Deque::stream).toList();
    }

    /** The latest kept send that carried this id of ours. */
    public synchronized Optional<AcceptedSend> byOurId(String ourId) {
        return sends().stream().filter(send -> ourId.equals(send.ourId())).reduce((first, second) -> second);
    }

    /** How many sends carrying this id of ours were accepted. More than one means that a customer got it twice. */
    public synchronized int countOf(String ourId) {
        return countByOurId.getOrDefault(ourId, 0);
    }

    /** Counted ids that were accepted more than once, with their counts. */
    public synchronized Map<String, Integer> repeated() {
        Map<String, Integer> doubled = new LinkedHashMap<>();
        countByOurId.forEach((id, count) -> {
            if (count > 1) {
                doubled.put(id, count);
            }
        });
        return doubled;
    }

    /** Sends accepted since the start or the last {@link #clear()}. */
    public synchronized long total() {
        return total;
    }

    /** Accepted sends whose id had been accepted before. Zero is at-most-once. */
    public synchronized long repeats() {
        return repeats;
    }

    /** Forgets everything. */
    public synchronized void clear() {
        sends.clear();
        countByOurId.clear();
        total = 0;
        repeats = 0;
    }
}
