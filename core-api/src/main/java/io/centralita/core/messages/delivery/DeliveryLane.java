package io.centralita.core.messages.delivery;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.centralita.core.channels.inbox.LaneLease;
import io.centralita.core.channels.traffic.Admission;
import io.centralita.core.channels.traffic.NumberGates;
import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.messages.store.OutboxRows;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one owned lane: in each conversation one message is under way at a time, in order of seq; conversations do not
 * wait for each other. Memory over the outbox table: it only decides what is tried next, the table decides what may be.
 */
final class DeliveryLane {

    /** Of one number and urgency. */
    static final int READ_AT_ONCE = 500;

    private static final int MOST_IN_MEMORY = 2 * READ_AT_ONCE;
    private static final int FEW = READ_AT_ONCE / 2;

    private final LaneLease lease;
    private final Map<ConversationId, Deque<Outgoing>> queues = new HashMap<>();
    private final Set<MessageId> known = new HashSet<>();
    private final NumberGates gates;
    private final ReadyConversations ready = new ReadyConversations();
    private final Map<ConversationId, Long> held = new HashMap<>();
    private final Map<MessageId, Doubtful> doubtful = new HashMap<>();
    private final Map<Stream, Integer> amounts = new HashMap<>();
    private final Set<Stream> cut = new HashSet<>();
    private boolean reading;
    private boolean closed;

    /** What waits in one number's backlog takes no room from another's, a campaign's none from replies. */
    private record Stream(ChannelId channel, SendOrigin origin) {

        static Stream of(Outgoing outgoing) {
            return new Stream(outgoing.channel(), outgoing.origin());
        }
    }

    private record Doubtful(Outgoing outgoing, long until) {}

    DeliveryLane(LaneLease lease, NumberGates gates) {
        this.lease = lease;
        this.gates = gates;
    }

    LaneLease lease() {
        return lease;
    }

    /** Answers whether it has come in; a message that is known, or finds no room, has not. */
    synchronized boolean add(Outgoing outgoing) {
        if (closed || known.contains(outgoing.message())) {
            return false;
        }
        if (!hasRoom(outgoing)) {
            cut.add(Stream.of(outgoing));
            return false;
        }
        var queue = enqueue(outgoing);
        if (queue.size() == 1 || ready.contains(outgoing.conversation())) {
            ready.add(outgoing.conversation(), outgoing.channel(), outgoing.origin());
        }
        return true;
    }

    /**
     * Takes a message that is not written yet, if it may go at once: nothing waits in this lane, and its number's gate lets it
     * through. It is under way until {@link #settle}, {@link #back} or {@link #withdraw}.
     */
    synchronized boolean takeFirst(Outgoing outgoing) {
        if (closed
                || !hasRoom(outgoing)
                || !ready.isEmpty()
                || queues.containsKey(outgoing.conversation())
                || held.containsKey(outgoing.conversation())) {
            return false;
        }
        var said = gates.ask(outgoing.channel(), outgoing.message(), outgoing.conversation(), outgoing.origin());
        if (!(said instanceof Admission.Go)) {
            return false;
        }
        enqueue(outgoing);
        return true;
    }

    /** One taken first that was not written after all. */
    synchronized void withdraw(Outgoing outgoing) {
        settle(outgoing, new Verdict.Done());
    }

    /** In order of seq; one from another node may come after a later one of ours. */
    private Deque<Outgoing> enqueue(Outgoing outgoing) {
        var queue = queues.computeIfAbsent(outgoing.conversation(), id -> new ArrayDeque<>());
        var later = new ArrayDeque<Outgoing>();
        while (!queue.isEmpty() && queue.getLast().seq() > outgoing.seq()) {
            later.addFirst(queue.removeLast());
        }
        queue.add(outgoing);
        queue.addAll(later);
        known.add(outgoing.message());
        amounts.merge(Stream.of(outgoing), 1, Integer::sum);
        return queue;
    }

    private boolean hasRoom(Outgoing outgoing) {
        return amount(Stream.of(outgoing)) < MOST_IN_MEMORY;
    }

    private int amount(Stream stream) {
        return amounts.getOrDefault(stream, 0);
    }

    /** What a read found. Where it found as many as it may, there can be more. */
    synchronized void add(List<OutboxRows.Open> rows) {
        rows.forEach(this::add);
        rows.stream()
                .collect(groupingBy(row -> new Stream(row.channel(), row.origin()), counting()))
                .forEach((stream, found) -> {
                    if (found >= READ_AT_ONCE) {
                        cut.add(stream);
                    }
                });
    }

    /** What stands before one that is here, in its conversation: there is always room for it, since that one waits for it. */
    synchronized void addBefore(List<OutboxRows.Open> rows) {
        for (var row : rows) {
            var outgoing = outgoing(row);
            if (!closed && !known.contains(outgoing.message())) {
                enqueue(outgoing);
                place(row, outgoing);
            }
        }
    }

    private void add(OutboxRows.Open row) {
        var outgoing = outgoing(row);
        if (add(outgoing)) {
            place(row, outgoing);
        }
    }

    private Outgoing outgoing(OutboxRows.Open row) {
        return new Outgoing(
                lease.ref().workspace(),
                row.message(),
                row.conversation(),
                row.channel(),
                lease.ref().lane(),
                row.seq(),
                row.origin(),
                row.attempts(),
                null);
    }

    /** As the database has it: what an earlier owner left under way is in doubt. */
    private void place(OutboxRows.Open row, Outgoing outgoing) {
        if (!"queued".equals(row.state())) {
            doubt(outgoing, row.due());
        } else if (!row.due().isZero() && isHead(outgoing)) {
            hold(row.conversation(), row.due());
        }
    }

    /** Whether the table is to be read without waiting for a look: of some number it has more, and memory little. */
    synchronized boolean wantsMore() {
        return cut.stream().anyMatch(stream -> amount(stream) < FEW);
    }

    /** Whether the table may be read now: nobody reads. */
    synchronized boolean beginRead() {
        if (reading) {
            return false;
        }
        reading = true;
        cut.clear();
        return true;
    }

    synchronized void endRead() {
        reading = false;
    }

    /** The numbers for which something waits that may go as far as its conversation is concerned. */
    synchronized List<ChannelId> numbers() {
        release(System.nanoTime());
        return ready.numbers();
    }

    /** Takes a head of a number, if its gate lets one through. It is under way until {@link #settle}. */
    synchronized @Nullable Outgoing take(ChannelId number) {
        var heads = new ArrayList<Outgoing>(1);
        return ready.take(number, conversation -> look(conversation, heads)) ? heads.get(0) : null;
    }

    private ReadyConversations.Look look(ConversationId conversation, List<Outgoing> heads) {
        var queue = queues.get(conversation);
        var head = queue == null ? null : queue.peek();
        if (queue == null || head == null || doubtful.containsKey(head.message())) {
            return ReadyConversations.Look.PASSED;
        }
        var said = gates.ask(head.channel(), head.message(), conversation, urgency(queue));
        if (said instanceof Admission.PeerWaits wait) {
            held.put(conversation, System.nanoTime() + wait.nanos());
            return ReadyConversations.Look.PASSED;
        }
        if (said instanceof Admission.NumberWaits) {
            return ReadyConversations.Look.STOP;
        }
        heads.add(head);
        return ReadyConversations.Look.TAKEN;
    }

    /** Of the most urgent that waits in it: a reply does not wait for a campaign's message before it to have its turn. */
    private static SendOrigin urgency(Deque<Outgoing> queue) {
        var most = SendOrigin.CAMPAIGN;
        for (var outgoing : queue) {
            if (outgoing.origin().compareTo(most) < 0) {
                most = outgoing.origin();
            }
        }
        return most;
    }

    private void release(long now) {
        if (held.isEmpty()) {
            return;
        }
        held.entrySet().removeIf(hold -> {
            if (hold.getValue() - now > 0) {
                return false;
            }
            ready(hold.getKey());
            return true;
        });
    }

    private void ready(ConversationId conversation) {
        var queue = queues.get(conversation);
        if (queue != null && !queue.isEmpty()) {
            ready.add(conversation, queue.peek().channel(), urgency(queue));
        }
    }

    synchronized void settle(Outgoing outgoing, Verdict verdict) {
        gates.release(outgoing.channel(), outgoing.message());
        if (closed) {
            return;
        }
        if (verdict instanceof Verdict.Done) {
            next(outgoing);
        } else if (verdict instanceof Verdict.Again again) {
            replace(outgoing.tried());
            hold(outgoing.conversation(), again.after());
        } else if (verdict instanceof Verdict.Doubt doubt) {
            doubt(outgoing, doubt.patience());
        }
    }

    /** Puts heads back that were taken and not tried. */
    synchronized void back(Collection<Outgoing> heads, Duration pause) {
        heads.forEach(head -> {
            gates.release(head.channel(), head.message());
            hold(head.conversation(), pause);
        });
    }

    /** One in doubt of which the table says that it was not sent, and waits to be. */
    synchronized void queuedAgain(Outgoing outgoing, OutboxRows.StillOpen row) {
        if (!closed && doubtful.remove(outgoing.message()) != null) {
            replace(outgoing.tried(row.attempts()));
            hold(outgoing.conversation(), row.due());
        }
    }

    synchronized List<Outgoing> doubtful() {
        return doubtful.values().stream().map(Doubtful::outgoing).toList();
    }

    synchronized List<Outgoing> overdue() {
        var now = System.nanoTime();
        return doubtful.values().stream()
                .filter(one -> one.until() - now <= 0)
                .map(Doubtful::outgoing)
                .toList();
    }

    synchronized void close() {
        closed = true;
        queues.clear();
        known.clear();
        amounts.clear();
        cut.clear();
        ready.clear();
        held.clear();
        doubtful.clear();
    }

    private void doubt(Outgoing outgoing, Duration patience) {
        ready.remove(outgoing.conversation());
        doubtful.put(outgoing.message(), new Doubtful(outgoing, System.nanoTime() + patience.toNanos()));
    }

    private void hold(ConversationId conversation, Duration pause) {
        ready.remove(conversation);
        held.put(conversation, System.nanoTime() + pause.toNanos());
    }

    private boolean isHead(Outgoing outgoing) {
        var queue = queues.get(outgoing.conversation());
        return queue != null && outgoing.equals(queue.peek());
    }

    private void replace(Outgoing tried) {
        var queue = queues.get(tried.conversation());
        if (queue != null) {
            var all = List.copyOf(queue);
            queue.clear();
            all.forEach(one -> queue.add(one.message().equals(tried.message()) ? tried : one));
        }
    }

    private void next(Outgoing done) {
        if (known.remove(done.message())) {
            amounts.computeIfPresent(Stream.of(done), (stream, amount) -> amount > 1 ? amount - 1 : null);
        }
        doubtful.remove(done.message());
        var queue = queues.get(done.conversation());
        if (queue == null) {
            return;
        }
        queue.removeIf(outgoing -> outgoing.message().equals(done.message()));
        if (queue.isEmpty()) {
            queues.remove(done.conversation());
        } else {
            ready(done.conversation());
        }
    }
}
