package io.centralita.channel.wppconnect.session;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a session is, as the core and who waits for it are told. Read by any thread, changed by one at a time. */
final class SessionState {
    private static final Duration QR_VALID = Duration.ofSeconds(60);
    private static final Duration STUCK = Duration.ofMinutes(3);

    /** After these only a person brings the session back. */
    private static final Set<String> NEEDS_A_PERSON =
            Set.of("pairing_timed_out", "disconnected_by_phone", "logged_out", "unpaired");

    private static final Set<String> ENDED = Set.of("disconnected_by_phone", "logged_out", "unpaired");

    private final ChannelContext context;
    private final List<Consumer<ChannelState>> watchers = new CopyOnWriteArrayList<>();
    private volatile ChannelState now;

    SessionState(ChannelContext context) {
        this.context = context;
        this.now = ChannelState.of(ChannelStatus.NEW, clock());
    }

    private Instant clock() {
        return context.clock().instant();
    }

    ChannelState now() {
        return now;
    }

    boolean is(ChannelStatus status) {
        return now.status() == status;
    }

    /** Held by pause or stop: nothing may go out. */
    boolean held() {
        return is(ChannelStatus.PAUSED) || is(ChannelStatus.STOPPED);
    }

    boolean needsAPerson() {
        return NEEDS_A_PERSON.contains(now.reason());
    }

    /** A server that calls such a session connected is not believed: started anew, the session shows which is true. */
    boolean endedByItsPhone() {
        return is(ChannelStatus.LOGGED_OUT) && ENDED.contains(now.reason());
    }

    /** Is told of every state; gives back how to end that. */
    Runnable watch(Consumer<ChannelState> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    void unaddressed() {
        enter(
                ChannelStatus.FAILED,
                "webhook_address_missing",
                "the server could not be told where to deliver: set webhook_base_url or the public address");
    }

    /** The session could not be looked at, or is neither up nor closed. */
    void lost(Look look) {
        switch (look.found()) {
            case SECRET_REFUSED -> enter(ChannelStatus.LOGGED_OUT, "secret_refused", look.detail());
            case WRONG_ADDRESS -> enter(ChannelStatus.FAILED, "wrong_address", look.detail());
            case UNREACHABLE -> enter(ChannelStatus.CONNECTING, "server_unreachable", look.detail());
            default -> starting(look);
        }
    }

    /** The server did not close the session that is to be started anew. */
    void notClosed(Look look) {
        switch (look.found()) {
            case CONNECTED, SHOWS_QR, SHOWS_CODE ->
                enter(ChannelStatus.CONNECTING, "session_starting", "the server has not closed the session yet");
            default -> lost(look);
        }
    }

    /** What a send that failed says of the session; gives back whether it is worth a look. */
    boolean failed(SendError error) {
        if (error.kind() == ErrorKind.AUTH) {
            enter(ChannelStatus.LOGGED_OUT, "secret_refused", error.message());
            return false;
        }
        boolean closed = "disconnected".equals(error.providerCode());
        if (closed || error.kind() == ErrorKind.PROVIDER_DOWN) {
            enter(ChannelStatus.CONNECTING, closed ? "session_closed" : "server_unreachable", error.message());
            return true;
        }
        return false;
    }

    /** A session that showed a code was closed. */
    void closed() {
        if (is(ChannelStatus.PAIRING)) {
            enter(ChannelStatus.LOGGED_OUT, "pairing_timed_out", "nobody paired a phone in time");
        }
    }

    /** The server told that a phone is to be paired, with the code or before it. */
    void toldToPair(ChannelState news) {
        if (news.challenge() != null) {
            challenge(news.challenge());
        } else if (now.challenge() == null) {
            enter(ChannelStatus.PAIRING, news.reason(), news.detail());
        }
    }

    /** The server has begun to start the session; after minutes of that it is told to be stuck. */
    private void starting(Look look) {
        boolean stuck =
                now.reason().startsWith("session_st") && now.since().plus(STUCK).isBefore(clock());
        if (stuck) {
            enter(ChannelStatus.CONNECTING, "session_stuck", "the server has been starting the session for minutes");
        } else if (!now.reason().equals("session_stuck") && !is(ChannelStatus.PAIRING)) {
            enter(ChannelStatus.CONNECTING, "session_starting", look.detail());
        }
    }

    /** The server shows a code; a challenge that is still good stays. */
    void shows(Look look) {
        PairingChallenge present = now.challenge();
        if (present != null && present.expiresAt().isAfter(clock())) {
            return;
        }
        String text = look.qrText();
        if (text == null) {
            enter(ChannelStatus.PAIRING, "needs_pairing", look.detail());
        } else {
            challenge(new PairingChallenge.QrCode(text, clock().plus(QR_VALID)));
        }
    }

    void challenge(PairingChallenge challenge) {
        if (!challenge.equals(now.challenge())) {
            tell(ChannelState.pairing(challenge, clock()));
        }
    }

    void enter(ChannelStatus status, String reason, @Nullable String detail) {
        if (!is(status) || !now.reason().equals(reason) || now.challenge() != null) {
            tell(new ChannelState(status, reason, detail, null, clock()));
        }
    }

    private void tell(ChannelState next) {
        now = next;
        context.events().stateChanged(next);
        watchers.forEach(watcher -> watcher.accept(next));
    }
}
