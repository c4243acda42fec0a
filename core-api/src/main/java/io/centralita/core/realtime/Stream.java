package io.centralita.core.realtime;

import io.centralita.core.kernel.ids.StreamId;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One identified stream: it tells each wanted fact once, in order, each with the seq of the one told before. Live while it is
 * level with its desk; held while the client is behind; catching up from the log in between. Only on its event loop.
 */
final class Stream {

    private static final long PROGRESS_FACTS = 500;
    private static final long PROGRESS_MILLIS = 5_000;
    private static final int PROGRESS_BYTES = 64;
    private static final int MOST_MISSED = 2_000;

    private enum Phase {
        CATCHING_UP,
        LIVE,
        HELD,
        ENDED
    }

    /** What a stream asks of its socket. */
    interface Owner {
        void tooSlow();

        /** The facts after the cursor are no longer in the log. */
        void gap();
    }

    private final StreamId id;
    private final WorkspaceId workspace;
    private final Interest interest;
    private final Sight sight;
    private final Outlet out;
    private final Desk desk;
    private final CatchUp catchUp;
    private final Owner owner;
    private final AckWindow window = new AckWindow();

    /** What a held stream has not taken, without a gap from its cursor on; empty when that became too much. */
    private final Deque<WireEvent> missed = new ArrayDeque<>();

    private boolean missedTooMuch;
    private Phase phase = Phase.CATCHING_UP;
    private boolean reading;
    private long cursor;
    private long prev;
    private long told;
    private long toldAt = Ticker.now();
    private long events;
    private long movedAt = Ticker.now();
    private long lastWaiting;
    private @Nullable Runnable onLevel;

    Stream(
            StreamId id,
            WorkspaceId workspace,
            Interest interest,
            Sight sight,
            Outlet out,
            Desk desk,
            CatchUp catchUp,
            Owner owner,
            long start) {
        this.id = id;
        this.workspace = workspace;
        this.interest = interest;
        this.sight = sight;
        this.out = out;
        this.desk = desk;
        this.catchUp = catchUp;
        this.owner = owner;
        this.cursor = start;
        this.prev = start;
        this.told = start;
    }

    StreamId id() {
        return id;
    }

    Interest interest() {
        return interest;
    }

    long eventsTold() {
        return events;
    }

    /** @param whenLevel called once, when the replay has met the tail */
    void start(@Nullable Runnable whenLevel) {
        onLevel = whenLevel;
        goOn();
    }

    void end() {
        phase = Phase.ENDED;
    }

    void hear(List<WireEvent> batch) {
        if (phase == Phase.LIVE) {
            deliver(batch);
        } else if (phase == Phase.HELD) {
            miss(batch);
        }
    }

    /** @return how many events it settled */
    int acknowledge(long seq) {
        var settled = window.acknowledge(Math.min(seq, prev));
        if (settled > 0) {
            movedAt = Ticker.now();
            tryAgain();
        }
        return settled;
    }

    void tick(long now, long slowAfterMillis) {
        switch (phase) {
            case LIVE -> progress(now);
            case CATCHING_UP -> {
                progress(now);
                if (!reading) {
                    goOn();
                }
            }
            case HELD -> held(now, slowAfterMillis);
            case ENDED -> {}
        }
    }

    private void goOn() {
        missedTooMuch = false;
        if (cursor >= desk.head().headSeq()) {
            level();
        } else if (!missed.isEmpty()) {
            takeMissed();
        } else {
            phase = Phase.CATCHING_UP;
            read();
        }
    }

    private void takeMissed() {
        phase = Phase.LIVE;
        var events = List.copyOf(missed);
        missed.clear();
        if (deliver(events)) {
            goOn();
        }
    }

    private void miss(List<WireEvent> events) {
        if (missedTooMuch || missed.size() + events.size() > MOST_MISSED) {
            missedTooMuch = true;
            missed.clear();
        } else {
            missed.addAll(events);
        }
    }

    private void level() {
        phase = Phase.LIVE;
        if (onLevel != null) {
            onLevel.run();
            onLevel = null;
        }
    }

    private void read() {
        if (!reading) {
            reading = true;
            catchUp.read(workspace, cursor, desk.loop(), this::page, () -> reading = false);
        }
    }

    private void page(List<WireEvent> page) {
        reading = false;
        if (phase != Phase.CATCHING_UP) {
            return;
        }
        if (page.isEmpty() || page.get(0).seq() != cursor + 1) {
            owner.gap();
            return;
        }
        if (deliver(page)) {
            goOn();
        }
    }

    private boolean deliver(List<WireEvent> batch) {
        for (var at = 0; at < batch.size(); at++) {
            var event = batch.get(at);
            if (event.seq() > cursor) {
                if (wants(event) && !tell(event)) {
                    hold(batch.subList(at, batch.size()));
                    break;
                }
                cursor = event.seq();
            }
        }
        if (cursor - told >= PROGRESS_FACTS) {
            progress();
        }
        out.flush();
        return phase != Phase.HELD;
    }

    private boolean wants(WireEvent event) {
        return interest.wants(event.fact()) && sight.covers(event.fact());
    }

    private boolean tell(WireEvent event) {
        var rest = event.rest();
        if (window.isFull() || !out.hasRoomFor(rest.length)) {
            return false;
        }
        out.event(event.seq(), prev, rest);
        window.sent(event.seq());
        prev = event.seq();
        told = prev;
        toldAt = Ticker.now();
        events++;
        return true;
    }

    private void progress(long now) {
        if (cursor > told && now - toldAt >= PROGRESS_MILLIS) {
            progress();
            out.flush();
        }
    }

    private void progress() {
        if (out.hasRoomFor(PROGRESS_BYTES)) {
            told = cursor;
            toldAt = Ticker.now();
            out.frame(Frames.progress(cursor));
        }
    }

    /** @param rest the facts from the one that did not fit on; a page of the log may end before the tail */
    private void hold(List<WireEvent> rest) {
        var upToDate = rest.get(rest.size() - 1).seq() >= desk.head().headSeq();
        phase = Phase.HELD;
        missedTooMuch = !upToDate;
        if (upToDate) {
            miss(rest);
        }
        movedAt = Ticker.now();
        lastWaiting = out.waiting();
        out.flush();
        out.whenDrained(this::tryAgain);
    }

    private void tryAgain() {
        if (phase == Phase.HELD && window.isLow() && out.waiting() <= Outlet.LARGEST_QUEUE / 2) {
            goOn();
        }
    }

    private void held(long now, long slowAfterMillis) {
        var waiting = out.waiting();
        if (waiting < lastWaiting) {
            movedAt = now;
        }
        lastWaiting = waiting;
        if (now - movedAt >= slowAfterMillis) {
            phase = Phase.ENDED;
            owner.tooSlow();
        } else {
            tryAgain();
        }
    }
}
