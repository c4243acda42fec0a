package io.centralita.channel.wppconnect.session;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of one session. It is started with our webhook address, watched by rare looks and by what the server tells, and
 * started again when it fell. A session that a person must pair again is left alone until someone asks for it: each try costs
 * the server a browser.
 */
public final class SessionLife {
    private final Clock clock;
    private final Supplier<@Nullable SessionCalls> calls;
    private final Memory memory;
    private final Supplier<CompletionStage<Void>> recall;
    private final Runnable sweep;
    private final Timers timers;
    private final SessionState state;
    private final Rhythm rhythm;
    private volatile long reconnects;
    private boolean wasOnline;
    private boolean closing;
    private boolean revives;
    private @Nullable Wish wish;

    /**
     * @param calls null when nobody told the webhook address
     * @param recall reads the memory
     * @param sweep fetches what came while nobody listened; called when the session comes online, and now and then
     * @param timers are allowed while the session is to run
     */
    public SessionLife(
            ChannelContext context,
            Supplier<@Nullable SessionCalls> calls,
            Memory memory,
            Supplier<CompletionStage<Void>> recall,
            Runnable sweep,
            Timers timers) {
        this.clock = context.clock();
        this.calls = calls;
        this.memory = memory;
        this.recall = recall;
        this.sweep = sweep;
        this.timers = timers;
        this.state = new SessionState(context);
        this.rhythm = new Rhythm(context.scheduler(), this::look);
    }

    public ChannelState state() {
        return state.now();
    }

    public long reconnects() {
        return reconnects;
    }

    /** Held by pause or stop: nothing may go out. */
    public boolean held() {
        return state.held();
    }

    public boolean running() {
        return rhythm.running();
    }

    /** Is told of every state; gives back how to end that. */
    Runnable watch(Consumer<ChannelState> watcher) {
        return state.watch(watcher);
    }

    public CompletionStage<Void> start() {
        long started;
        synchronized (this) {
            if (running() || state.is(ChannelStatus.PAUSED)) {
                return done();
            }
            timers.allow();
            started = rhythm.begin();
            state.enter(ChannelStatus.CONNECTING, ChannelState.OK, null);
        }
        return recall.get().exceptionally(unreadable -> null).thenCompose(ignored -> look(started));
    }

    public synchronized CompletionStage<Void> pause() {
        if (!state.held() && !state.is(ChannelStatus.NEW)) {
            hold(ChannelStatus.PAUSED);
        }
        return done();
    }

    /**
     * Goes on after a pause, with a session that is started anew: one that says it is connected and delivers nothing is revived by
     * that, and the phone stays paired.
     */
    public CompletionStage<Void> resume() {
        synchronized (this) {
            if (!state.is(ChannelStatus.PAUSED)) {
                return done();
            }
            revives = true;
            state.enter(ChannelStatus.CONNECTING, ChannelState.OK, null);
        }
        return start();
    }

    public synchronized CompletionStage<Void> stop() {
        if (!state.is(ChannelStatus.STOPPED)) {
            hold(ChannelStatus.STOPPED);
        }
        return done();
    }

    /** Looks again with what is configured now; a new webhook address makes it start the session anew. */
    public CompletionStage<Void> reconfigured() {
        long now;
        synchronized (this) {
            if (!running()) {
                return done();
            }
            now = rhythm.anew();
        }
        return look(now);
    }

    private void hold(ChannelStatus status) {
        rhythm.end();
        timers.hold();
        state.enter(status, ChannelState.OK, null);
    }

    private CompletionStage<Void> look(long asked) {
        SessionCalls session = calls.get();
        if (session == null) {
            unaddressed(asked);
            return done();
        }
        return session.look().thenCompose(look -> judge(session, look, asked));
    }

    private synchronized void unaddressed(long asked) {
        if (rhythm.goesOn(asked)) {
            state.unaddressed();
        }
    }

    private CompletionStage<Void> judge(SessionCalls session, Look look, long asked) {
        boolean due;
        synchronized (this) {
            if (!rhythm.goesOn(asked)) {
                return done();
            }
            switch (look.found()) {
                case CONNECTED -> {
                    if (revives || state.endedByItsPhone() || !memory.webhookIs(session.webhook())) {
                        revives = true;
                        return restart(session, asked);
                    }
                    due = cameOnline() || rhythm.sweepDue();
                    rhythm.lookIn(Rhythm.WHILE_ONLINE, asked);
                }
                case CLOSED -> {
                    return closed(session, asked);
                }
                case SHOWS_QR, SHOWS_CODE -> {
                    Wish wished = wished();
                    boolean otherwise = wished != null && !wished.fits(look.found());
                    if (otherwise || !memory.webhookIs(session.webhook())) {
                        return restart(session, asked);
                    }
                    state.shows(look);
                    rhythm.lookIn(Rhythm.WHILE_PAIRING, asked);
                    due = false;
                }
                default -> {
                    lost(look, asked);
                    due = false;
                }
            }
        }
        if (due) {
            sweep.run();
        }
        return done();
    }

    private void lost(Look look, long asked) {
        state.lost(look);
        rhythm.lookIn(look.found() == Look.Found.STARTING ? rhythm.afterStart() : Rhythm.WHILE_LOST, asked);
    }

    private CompletionStage<Void> closed(SessionCalls session, long asked) {
        state.closed();
        if (wished() == null && state.is(ChannelStatus.LOGGED_OUT) && state.needsAPerson()) {
            rhythm.lookIn(Rhythm.WHILE_ONLINE, asked);
            return done();
        }
        return begin(session, asked);
    }

    private @Nullable Wish wished() {
        Wish now = wish;
        return now == null || now.until().isBefore(clock.instant()) ? null : now;
    }

    /** Starts a session that is closed. One that runs takes neither the address nor the way of pairing. */
    private CompletionStage<Void> begin(SessionCalls session, long asked) {
        Wish wished = wished();
        revives = false;
        state.enter(ChannelStatus.CONNECTING, "session_starting", "the session is being started");
        rhythm.startsOver();
        return session.start(wished == null ? null : wished.phone()).handle((reply, failure) -> {
            boolean answered = failure == null && reply.successful();
            if (answered && !Look.ran(reply)) {
                taken(session, wished);
            }
            rhythm.lookIn(answered ? rhythm.afterStart() : Rhythm.WHILE_LOST, asked);
            return null;
        });
    }

    private synchronized void taken(SessionCalls session, @Nullable Wish wished) {
        memory.webhook(session.webhook());
        if (Objects.equals(wish, wished)) {
            wish = null;
        }
    }

    /** A running session never takes another webhook address, nor another way of pairing: it is closed first. */
    private CompletionStage<Void> restart(SessionCalls session, long asked) {
        closing = true;
        return session.close()
                .handle((reply, failure) -> failure == null && reply.successful())
                .thenCompose(closed -> {
                    synchronized (this) {
                        closing = false;
                        if (!rhythm.goesOn(asked)) {
                            return done();
                        }
                        return closed ? begin(session, asked) : notClosed(session, asked);
                    }
                });
    }

    /** Refused of a session that never was started, and of one that is being started: that one is closed a little later. */
    private CompletionStage<Void> notClosed(SessionCalls session, long asked) {
        return session.look().thenCompose(look -> {
            synchronized (this) {
                if (!rhythm.goesOn(asked)) {
                    return done();
                }
                if (look.found() == Look.Found.CLOSED) {
                    return begin(session, asked);
                }
                state.notClosed(look);
                rhythm.lookIn(look.found() == Look.Found.STARTING ? Rhythm.SOON : Rhythm.WHILE_LOST, asked);
                return done();
            }
        });
    }

    /**
     * A person wants to pair; looks and starts go on from here.
     *
     * @param phone digits, to pair by a code typed on it; null to pair by QR code
     * @param patience how long somebody waits for the code
     */
    CompletionStage<Void> pairAnew(@Nullable String phone, Duration patience) {
        SessionCalls session = calls.get();
        synchronized (this) {
            if (!running() || session == null) {
                return done();
            }
            wish = new Wish(phone, clock.instant().plus(patience));
            long now = rhythm.anew();
            return restart(session, now);
        }
    }

    /** Whether it was not online before. */
    private boolean cameOnline() {
        if (state.is(ChannelStatus.ONLINE)) {
            return false;
        }
        wish = null;
        reconnects += wasOnline ? 1 : 0;
        wasOnline = true;
        rhythm.startsOver();
        state.enter(ChannelStatus.ONLINE, ChannelState.OK, null);
        return true;
    }

    /**
     * What the server told by webhook: it was given the present address then.
     *
     * @return whether it is believed; what is not may be outdated, since webhooks have no order
     */
    public boolean told(ChannelState news) {
        SessionCalls session = calls.get();
        boolean due = false;
        synchronized (this) {
            if (!running() || session == null) {
                return true;
            }
            switch (news.status()) {
                case ONLINE -> {
                    memory.webhook(session.webhook());
                    due = cameOnline();
                    rhythm.lookIn(Rhythm.WHILE_ONLINE);
                }
                case PAIRING -> {
                    return toldToPair(news);
                }
                case CONNECTING -> {
                    return toldToWait(news);
                }
                default -> {
                    state.enter(news.status(), news.reason(), news.detail());
                    rhythm.anew();
                    rhythm.lookIn(Rhythm.WHILE_LOST);
                }
            }
        }
        if (due) {
            sweep.run();
        }
        return true;
    }

    /** A code may be of a session that is being closed, or of before it was read: a look tells. */
    private boolean toldToPair(ChannelState news) {
        if (state.is(ChannelStatus.ONLINE)) {
            rhythm.lookIn(Rhythm.SOON);
            return false;
        }
        if (!closing) {
            state.toldToPair(news);
            Wish wished = wished();
            boolean otherwise = wished != null && wished.phone() != null;
            rhythm.lookIn(otherwise ? Rhythm.SOON : Rhythm.WHILE_PAIRING);
        }
        return !closing;
    }

    private boolean toldToWait(ChannelState news) {
        boolean believed = !closing && !state.needsAPerson();
        if (believed) {
            state.enter(ChannelStatus.CONNECTING, news.reason(), news.detail());
            rhythm.lookIn(Rhythm.SOON);
        }
        return believed;
    }

    /** What a send showed. */
    public void sent(SendResult result) {
        if (result instanceof SendResult.Rejected rejected) {
            failed(rejected.error());
        }
    }

    /** A send was answered that the session is not up. */
    public void sessionDown() {
        failed(SendError.of(ErrorKind.PROVIDER_DOWN, "disconnected", "the session is not up"));
    }

    private synchronized void failed(SendError error) {
        if (running() && state.failed(error)) {
            rhythm.lookIn(Rhythm.SOON);
        }
    }

    /** The pairing is over by our own wish. */
    synchronized void unpaired() {
        if (running()) {
            state.enter(ChannelStatus.LOGGED_OUT, "unpaired", "the pairing was ended here");
            rhythm.anew();
            rhythm.lookIn(Rhythm.WHILE_LOST);
        }
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
