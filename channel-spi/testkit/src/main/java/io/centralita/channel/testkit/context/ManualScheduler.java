package io.centralita.channel.testkit.context;

import io.centralita.channel.spi.context.ChannelScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs nothing by itself: {@link #runDue} runs on the calling thread what the clock says is due. */
public final class ManualScheduler implements ChannelScheduler {

    private final Clock clock;
    private final List<Task> tasks = new ArrayList<>();

    public ManualScheduler(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(Runnable task) {
        add(new Task(task, clock.instant(), null));
    }

    @Override
    public Cancellation after(Duration delay, Runnable task) {
        return add(new Task(task, clock.instant().plus(delay), null));
    }

    @Override
    public Cancellation every(Duration period, Runnable task) {
        return add(new Task(task, clock.instant().plus(period), period));
    }

    /** Runs everything due, also what those runs add, and says how much that was. */
    public int runDue() {
        int runs = 0;
        for (Optional<Task> next = takeDue(); next.isPresent(); next = takeDue()) {
            next.get().run.run();
            again(next.get());
            runs++;
        }
        return runs;
    }

    /** How many tasks and timers wait. */
    public synchronized int pending() {
        return tasks.size();
    }

    private synchronized Cancellation add(Task task) {
        tasks.add(task);
        return () -> cancel(task);
    }

    private synchronized void cancel(Task task) {
        task.cancelled = true;
        tasks.remove(task);
    }

    private synchronized Optional<Task> takeDue() {
        Instant now = clock.instant();
        Optional<Task> due =
                tasks.stream().filter(task -> !task.due.isAfter(now)).findFirst();
        due.ifPresent(tasks::remove);
        return due;
    }

    private synchronized void again(Task task) {
        Duration period = task.period;
        if (period != null && !task.cancelled) {
            task.due = clock.instant().plus(period);
            tasks.add(task);
        }
    }

    private static final class Task {
        private final Runnable run;
        private final @Nullable Duration period;
        private Instant due;
        private boolean cancelled;

        private Task(Runnable run, Instant due, @Nullable Duration period) {
            this.run = run;
            this.due = due;
            this.period = period;
        }
    }
}
