package io.centralita.channel.wppconnect.catchup;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.context.ChannelScheduler.Cancellation;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.wppconnect.send.Recent;
import io.centralita.channel.wppconnect.session.Memory;
import io.centralita.channel.wppconnect.session.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what came while nobody listened. The server tells everything once: what it told while we were down, or what our
 * database could not take, is lost unless it is fetched. Runs when a session comes online, and now and then, since a single
 * lost call is not noticed.
 */
public final class CatchUp {
    private static final Duration AGAIN = Duration.ofSeconds(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** With more chats unreadable than this, it is not the chats. */
    private static final int MOST_OWED = 500;

    private static final int MOST_GIVEN = 10_000;

    /** How many times as far as usual a walk goes at most. */
    private static final int FURTHEST = 64;

    private final ChannelContext context;
    private final Supplier<ServerReads> server;
    private final Memory memory;
    private final Supplier<Instant> heardUpTo;
    private final Function<JsonNode, List<RawDelivery>> reading;
    private final Recent<String, Boolean> given = new Recent<>(MOST_GIVEN);
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicInteger reach = new AtomicInteger(1);
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Cancellation> next = new AtomicReference<>(() -> {});
    private final Timers timers;

    /**
     * @param heardUpTo when the newest message was written that came: a server's list may be of before that, and says of the
     *     time after it nothing
     * @param reading makes deliveries of a message, as of a call of the server
     * @param timers of the channel while it is started
     */
    public CatchUp(
            ChannelContext context,
            Supplier<ServerReads> server,
            Memory memory,
            Supplier<Instant> heardUpTo,
            Function<JsonNode, List<RawDelivery>> reading,
            Timers timers) {
        this.context = context;
        this.server = server;
        this.memory = memory;
        this.heardUpTo = heardUpTo;
        this.reading = reading;
        this.timers = timers;
    }

    /** Runs once at a time; a failure, and a chat that could not be read, is tried again after a while. */
    public void run() {
        if (memory.isLoaded()) {
            walk();
        } else {
            memory.load().whenComplete((loaded, failure) -> {
                if (failure == null) {
                    walk();
                } else {
                    failed("it is not known since when; " + failure.getMessage());
                }
            });
        }
    }

    private void walk() {
        Instant now = context.clock().instant();
        Instant since = memory.caughtUpTo();
        if (since == null) {
            memory.firstOnline(now);
            return;
        }
        if (running.compareAndSet(false, true)) {
            OwedChats owed = OwedChats.of(memory.owed());
            new Gap(server.get(), Span.after(since, memory.firstOnline(), reach.get()), owed, this::give)
                    .walk()
                    .whenComplete((whole, failure) -> {
                        running.set(false);
                        if (failure != null) {
                            memory.owed(owed.written());
                            failed(failure.getMessage());
                        } else {
                            walked(whole, owed, since, now);
                        }
                    });
        }
    }

    private void walked(boolean whole, OwedChats owed, Instant since, Instant now) {
        boolean reached = whole && owed.size() <= MOST_OWED;
        memory.caughtUpTo(reached ? proven(since, now) : since, owed.written());
        if (whole) {
            reach.set(1);
        }
        if (owed.isEmpty()) {
            failures.set(0);
        } else {
            failed(owed.size() + " chats cannot be read");
        }
        if (!whole) {
            further();
        }
    }

    /** No further than something came; a session that only says it is connected answers with the lists of before. */
    private Instant proven(Instant since, Instant now) {
        Instant heard = heardUpTo.get();
        Instant upTo = heard.isBefore(now) ? heard : now;
        return upTo.isAfter(since) ? upTo : since;
    }

    /** More was missed than one walk fetches: the moment stays, and the next walk goes further. */
    private void further() {
        boolean furthest = reach.get() >= FURTHEST;
        context.logger()
                .log(
                        System.Logger.Level.WARNING,
                        "more was missed than was fetched" + (furthest ? "; some of it may never come" : ""));
        if (!furthest) {
            reach.updateAndGet(before -> before * 2);
            again(AGAIN);
        }
    }

    /** What was stored once is not given again, however often it is found. */
    private CompletionStage<Void> give(JsonNode message) {
        String print = FoundMessages.print(message);
        CompletionStage<Void> all = CompletableFuture.completedFuture(null);
        if (given.has(print)) {
            return all;
        }
        for (RawDelivery delivery : reading.apply(message)) {
            all = all.thenCompose(ignored -> context.events().deliver(delivery));
        }
        return all.thenRun(() -> given.put(print, Boolean.TRUE));
    }

    /** Waits longer with each failure. */
    private void failed(@Nullable String why) {
        context.logger().log(System.Logger.Level.WARNING, "what was missed could not be fetched yet: " + why);
        int doublings = Math.min(failures.getAndIncrement(), 5);
        Duration pause = AGAIN.multipliedBy(1L << doublings);
        again(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    private void again(Duration pause) {
        next.getAndSet(timers.after(pause, this::run)).cancel();
    }
}
