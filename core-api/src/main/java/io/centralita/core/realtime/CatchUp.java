package io.centralita.core.realtime;

import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.ids.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Reads pages of the log for streams that are behind, a few at a time for the whole node, in turn: a thousand clients that come
 * back together cannot take the database from the others.
 */
@ApplicationScoped
class CatchUp {

    private static final int PAGE = 500;
    private static final int AT_ONCE = 4;

    private final FactLog log;
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private int running;

    CatchUp(FactLog log) {
        this.log = log;
    }

    /** Calls exactly one of the two back, on {@code loop}. */
    void read(WorkspaceId workspace, long after, Executor loop, Consumer<List<WireEvent>> page, Runnable failed) {
        submit(() -> log.read(workspace, after, PAGE)
                .map(facts -> WireEvent.of(workspace, facts))
                .onTermination()
                .invoke(this::finished)
                .subscribe()
                .with(events -> loop.execute(() -> page.accept(events)), failure -> loop.execute(failed)));
    }

    private void submit(Runnable reading) {
        synchronized (this) {
            if (running == AT_ONCE) {
                queue.add(reading);
                return;
            }
            running++;
        }
        reading.run();
    }

    private void finished() {
        Runnable next;
        synchronized (this) {
            next = queue.poll();
            if (next == null) {
                running--;
                return;
            }
        }
        next.run();
    }
}
