package io.centralita.core.realtime;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.ids.StreamId;
import io.centralita.core.kernel.problem.ProblemException;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One open socket: it reads the client's frames, keeps its stream, watches its time. Only on its event loop. */
final class Session implements Stream.Owner, OpenSession {

    private static final int MOST_EARLY_FRAMES = 8;
    private static final int FREE_ACK = 50;
    /** Longer than an answer about permissions is remembered. */
    private static final long RECHECK_MILLIS = 2_100;

    private static final long LINGER_MILLIS = 3_000;

    private final String connection;
    private final Channel channel;
    private final Outlet out;
    private final Consumer<Closing> closer;
    private final SessionServices services;
    private final LogTail tail;
    private final SessionClock clock = new SessionClock();

    private Caller caller;
    private Sight sight;
    private @Nullable Desk desk;
    private @Nullable Stream stream;
    private @Nullable List<ClientFrame> early;
    private boolean identifying;
    private boolean closed;

    Session(String connection, Channel channel, Caller caller, Consumer<Closing> closer, SessionServices services) {
        this.connection = connection;
        this.channel = channel;
        this.out = new Outlet(channel);
        this.caller = caller;
        this.sight = Sight.of(caller);
        this.closer = closer;
        this.services = services;
        this.tail = services.tails().hold(caller.workspace());
        services.rechecks().sockets().incrementAndGet();
        tail.attach(this);
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    String connection() {
        return connection;
    }

    Caller caller() {
        return caller;
    }

    Sight sight() {
        return sight;
    }

    Optional<StreamId> stream() {
        return Optional.ofNullable(stream).map(Stream::id);
    }

    boolean isIdentified() {
        return stream != null;
    }

    /** Bytes that the client has not taken. */
    long waiting() {
        return out.waiting();
    }

    boolean isClosed() {
        return closed;
    }

    void open(Desk seat) {
        if (closed) {
            seat.remove(this);
            return;
        }
        desk = seat;
        clock.awaitIdentify();
        clock.recheckWithin(services.rechecks().everyMillis());
        send(Frames.hello(connection, services.config().heartbeat().toMillis(), seat.head(), Instant.now()));
        var frames = early;
        early = null;
        if (frames != null) {
            frames.forEach(this::act);
        }
    }

    void hear(List<WireEvent> batch) {
        if (stream != null) {
            stream.hear(batch);
        }
    }

    @Override
    public void received(String text) {
        if (closed) {
            return;
        }
        clock.heard();
        try {
            var frame = ClientFrames.read(text);
            if (!isWithinRate(frame)) {
                close(Closing.RATE);
            } else if (desk == null) {
                keep(frame);
            } else {
                act(frame);
            }
        } catch (BadFrameException bad) {
            close(Closing.BAD_FRAME);
        }
    }

    void signalled(Signal signal) {
        if (stream != null && signal.isFor(this, stream.interest())) {
            out.frame(signal.frame());
            out.flush();
        }
    }

    void tick(long now) {
        if (closed) {
            return;
        }
        var config = services.config();
        if (clock.isSilentFor(2 * config.heartbeat().toMillis(), now)) {
            close(Closing.HEARTBEAT);
        } else if (stream == null
                && !identifying
                && clock.isUnidentifiedFor(config.identifyWithin().toMillis(), now)) {
            close(Closing.NO_IDENTIFY);
        } else if (clock.isPingDue(config.heartbeat().toMillis(), now)) {
            send(Frames.ping(System.currentTimeMillis()));
        }
        watchCredential();
        if (clock.isRecheckDue(services.rechecks().everyMillis(), now)) {
            services.rechecks().recheck(this);
        }
        if (stream != null) {
            stream.tick(now, config.slowAfter().toMillis());
        }
    }

    /** An answer about {@code asked}; it comes too late when the session has another caller by then. */
    void rechecked(Caller asked, Caller current) {
        if (asked.credential().equals(caller.credential())) {
            recheck(current);
        }
    }

    /** The credential of {@code asked} is no longer good. */
    void revoked(Caller asked) {
        if (asked.credential().equals(caller.credential())) {
            close(Closing.REVOKED);
        }
    }

    /** The caller as it stands now; a change of what it may hear ends the stream. */
    void recheck(Caller current) {
        if (closed) {
            return;
        }
        var before = sight.fingerprint();
        caller = current;
        sight = Sight.of(current);
        if (stream != null && !before.equals(sight.fingerprint())) {
            reset(ResetReason.ACL_CHANGED);
        }
    }

    /** Something happened that may have changed what the caller may hear. */
    void recheckSoon() {
        clock.recheckWithin(RECHECK_MILLIS);
    }

    void drain() {
        if (!closed) {
            send(Frames.reconnect(services.jitterMillis(), "drain"));
            close(Closing.DRAIN);
        }
    }

    void reset(ResetReason reason) {
        if (stream != null) {
            stream.end();
            stream = null;
        }
        clock.awaitIdentify();
        send(Frames.reset(reason, seat().head()));
    }

    void error(@Nullable String ref, ProblemException problem) {
        send(Frames.error(ref, problem));
    }

    void send(byte[] frame) {
        if (!closed) {
            out.frame(frame);
            out.flush();
        }
    }

    void identifying(boolean now) {
        identifying = now;
    }

    Desk seat() {
        if (desk == null) {
            throw new IllegalStateException("not seated");
        }
        return desk;
    }

    /** Replaces the stream by a new one that begins after {@code start}. */
    Stream begin(KnownStream opened, long start) {
        if (stream != null) {
            stream.end();
        }
        stream = new Stream(
                opened.id(),
                caller.workspace(),
                opened.interest(),
                sight,
                out,
                seat(),
                services.catchUp(),
                this,
                start);
        return stream;
    }

    @Override
    public void tooSlow() {
        close(Closing.SLOW);
    }

    @Override
    public void gap() {
        reset(ResetReason.RETENTION);
    }

    void close(Closing why) {
        if (!closed) {
            services.metrics().closed(why);
            closer.accept(why);
            left();
            loop().schedule(() -> channel.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void receivedJunk() {
        close(Closing.BAD_FRAME);
    }

    @Override
    public void left() {
        if (closed) {
            return;
        }
        closed = true;
        if (stream != null) {
            stream.end();
        }
        if (desk != null) {
            desk.remove(this);
        }
        out.discard();
        services.rechecks().sockets().decrementAndGet();
        services.tails().release(caller.workspace());
    }

    private boolean isWithinRate(ClientFrame frame) {
        if (frame instanceof ClientFrame.Ack ack && stream != null && stream.acknowledge(ack.seq()) >= FREE_ACK) {
            return true;
        }
        return clock.allowsFrame();
    }

    private void keep(ClientFrame frame) {
        if (early == null) {
            early = new ArrayList<>();
        }
        if (early.size() == MOST_EARLY_FRAMES) {
            close(Closing.BAD_FRAME);
        } else {
            early.add(frame);
        }
    }

    private void act(ClientFrame frame) {
        if (frame instanceof ClientFrame.Identify identify) {
            begin(identify.ref(), () -> services.identification().identify(this, identify));
        } else if (frame instanceof ClientFrame.Resume resume) {
            begin(resume.ref(), () -> services.identification().resume(this, resume));
        } else if (frame instanceof ClientFrame.Ping ping) {
            send(Frames.pong(ping.t()));
        } else if (frame instanceof ClientFrame.Signal signal) {
            services.signals().say(this, signal);
        } else if (frame instanceof ClientFrame.Auth auth) {
            services.identification().renew(this, auth);
        }
    }

    private void begin(@Nullable String ref, Runnable identification) {
        if (identifying) {
            error(ref, Problems.stillIdentifying());
        } else {
            identifying = true;
            identification.run();
        }
    }

    private void watchCredential() {
        var left = clock.secondsUntil(caller.credential().expiresAt());
        if (left <= 0) {
            close(Closing.TOKEN_EXPIRED);
        } else if (clock.isAuthDue(left)) {
            send(Frames.authRequired(left));
        }
    }
}
