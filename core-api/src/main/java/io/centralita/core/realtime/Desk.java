package io.centralita.core.realtime;

import io.centralita.core.kernel.facts.LogHead;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one workspace on one event loop, and how far the tail has told them. Only on that event loop.
 */
final class Desk {

    private final EventLoop loop;
    private final Set<Session> sessions = new LinkedHashSet<>();
    private @Nullable LogHead head;

    Desk(EventLoop loop) {
        this.loop = loop;
    }

    EventLoop loop() {
        return loop;
    }

    /** Everything up to here has been told to the live streams of this desk. */
    LogHead head() {
        if (head == null) {
            throw new IllegalStateException("the desk is not open");
        }
        return head;
    }

    void open(LogHead start) {
        head = start;
    }

    void add(Session session) {
        sessions.add(session);
        session.open(this);
    }

    void remove(Session session) {
        sessions.remove(session);
    }

    void hear(List<WireEvent> batch, LogHead newHead) {
        head = newHead;
        for (var session : List.copyOf(sessions)) {
            session.hear(batch);
        }
    }

    void retain(LogHead newHead) {
        head = newHead;
    }

    void restart(LogHead newHead) {
        head = newHead;
        each(session -> session.reset(ResetReason.EPOCH));
    }

    /** Sessions may leave while they are visited. */
    void each(Consumer<Session> visit) {
        for (var session : new ArrayList<>(sessions)) {
            visit.accept(session);
        }
    }

    long sum(ToLongFunction<Session> measure) {
        return sessions.stream().mapToLong(measure).sum();
    }
}
