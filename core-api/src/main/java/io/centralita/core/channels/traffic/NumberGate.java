package io.centralita.core.channels.traffic;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.RateLimit;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gate of one number on this node. Thread-safe; times are {@code System.nanoTime}. */
final class NumberGate {

    private static final int MOST_PEERS = 10_000;
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration LONGEST_GROWN = Duration.ofMinutes(5);
    /** An answer that asks for more is taken for a mistake. */
    private static final Duration LONGEST_ASKED = Duration.ofDays(1);

    private final boolean pacing;
    private final int underWayAtLeast;
    private final Breaker breaker;
    private final Map<MessageId, ConversationId> underWay = new HashMap<>();
    private final Map<ConversationId, Bucket> peers = new HashMap<>();
    private @Nullable Bucket number;
    private @Nullable RateLimit numberRate;
    private double share;
    private int throttles;
    private long throttledUntil;
    private boolean throttled;
    private @Nullable String failure;
    private long failedAt;

    NumberGate(GateSettings settings) {
        this(settings.pacing(), settings.underWay(), settings.breaker());
    }

    NumberGate(boolean pacing, int underWayAtLeast, Breaker breaker) {
        this.pacing = pacing;
        this.underWayAtLeast = underWayAtLeast;
        this.breaker = breaker;
    }

    /** What wants to go. */
    record Wish(MessageId message, ConversationId conversation, SendOrigin origin) {}

    /** @param nodeShare the part of the number's pace that is this node's */
    synchronized Admission ask(Wish wish, ChannelCapabilities capabilities, double nodeShare, long now) {
        if (throttled(now) || !breaker.allows(now) || underWay.size() >= mostUnderWay(capabilities, wish.origin())) {
            return Admission.NUMBER_WAITS;
        }
        return pacing ? inPace(wish, capabilities, nodeShare, now) : admit(wish);
    }

    private Admission inPace(Wish wish, ChannelCapabilities capabilities, double nodeShare, long now) {
        var whole = number(capabilities.numberRate(), nodeShare, now);
        if (whole != null && whole.wait(wish.origin().left(), now) > 0) {
            return Admission.NUMBER_WAITS;
        }
        var peer = peer(wish.conversation(), capabilities.recipientRate(), now);
        var wait = peer == null ? 0 : peer.wait(0, now);
        if (wait > 0) {
            return new Admission.PeerWaits(wait);
        }
        if (whole != null) {
            whole.take(now);
        }
        if (peer != null) {
            peer.take(now);
        }
        return admit(wish);
    }

    private Admission admit(Wish wish) {
        underWay.put(wish.message(), wish.conversation());
        breaker.sent();
        return Admission.GO;
    }

    /** As of the burst, a part is left to the more urgent: slow answers to a campaign keep no reply back. */
    private int mostUnderWay(ChannelCapabilities capabilities, SendOrigin origin) {
        var rate = capabilities.numberRate();
        var most = rate == null ? underWayAtLeast : Math.max(underWayAtLeast, rate.permits() / 4);
        return most - (int) (most * origin.left());
    }

    private @Nullable Bucket number(@Nullable RateLimit rate, double nodeShare, long now) {
        if (rate == null) {
            return null;
        }
        if (number == null || !rate.equals(numberRate) || share != nodeShare) {
            number = number == null ? new Bucket(rate, nodeShare, now) : number.changed(rate, nodeShare, now);
            numberRate = rate;
            share = nodeShare;
        }
        return number;
    }

    private @Nullable Bucket peer(ConversationId conversation, @Nullable RateLimit rate, long now) {
        if (rate == null) {
            return null;
        }
        if (peers.size() >= MOST_PEERS) {
            peers.values().removeIf(peer -> peer.full(now));
        }
        return peers.computeIfAbsent(conversation, id -> new Bucket(rate, 1, now));
    }

    /** What became of a message that was let through. Answers whether the breaker opened by it. */
    synchronized boolean ended(MessageId message, SendResult result, long now) {
        underWay.remove(message);
        if (result instanceof SendResult.Accepted) {
            throttles = 0;
            succeeded();
        } else if (result instanceof SendResult.Throttled pause) {
            succeeded();
            throttle(pause, now);
        } else if (result instanceof SendResult.Rejected rejected && !inTrouble(rejected.error())) {
            succeeded();
        } else {
            failure = code(result);
            failedAt = now;
            return breaker.failed(now);
        }
        return false;
    }

    private void succeeded() {
        failure = null;
        breaker.succeeded();
    }

    private static String code(SendResult result) {
        if (!(result instanceof SendResult.Rejected rejected)) {
            return "unknown_outcome";
        }
        var code = rejected.error().providerCode();
        return code == null ? rejected.error().kind().name().toLowerCase(Locale.ROOT) : code;
    }

    private void throttle(SendResult.Throttled pause, long now) {
        if (pause.error().kind() == ErrorKind.RATE_PAIR) {
            return;
        }
        var runs = throttled(now);
        throttles += runs ? 0 : 1;
        var until = now + pause(pause.retryAfter()).toNanos();
        throttledUntil = runs && throttledUntil - until > 0 ? throttledUntil : until;
        throttled = true;
    }

    /** What is asked for at least; longer each time in a row, up to a bound of ours. */
    private Duration pause(Duration asked) {
        var kept = shorter(asked, LONGEST_ASKED);
        var grown = shorter(kept.multipliedBy(1L << Math.min(throttles - 1, MOST_DOUBLINGS)), LONGEST_GROWN);
        return grown.compareTo(kept) > 0 ? grown : kept;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean throttled(long now) {
        if (throttled && throttledUntil - now <= 0) {
            throttled = false;
        }
        return throttled;
    }

    private static boolean inTrouble(SendError error) {
        return switch (error.kind()) {
            case TEMPORARY, PROVIDER_DOWN -> error.retryable();
            case AUTH,
                    WINDOW_CLOSED,
                    TEMPLATE,
                    RECIPIENT_INVALID,
                    RECIPIENT_BLOCKED,
                    NOT_ON_CHANNEL,
                    RATE_NUMBER,
                    RATE_PAIR,
                    SPAM,
                    MEDIA,
                    CONTENT,
                    ACCOUNT_RESTRICTED,
                    UNSUPPORTED -> false;
        };
    }

    /** It is not under way any more; one that was let through and never tried gives its probe and its turn back. */
    synchronized void release(MessageId message, long now) {
        var conversation = underWay.remove(message);
        if (conversation == null) {
            return;
        }
        breaker.abandoned();
        if (number != null) {
            number.giveBack(now);
        }
        var peer = peers.get(conversation);
        if (peer != null) {
            peer.giveBack(now);
        }
    }

    synchronized GateView view(long now) {
        var left = breaker.nanosLeft(now);
        return new GateView(
                breaker.state(now).wire(),
                left > 0 ? Duration.ofNanos(left) : null,
                throttled(now) ? Duration.ofNanos(throttledUntil - now) : null,
                failure == null ? null : new GateView.Failure(failure, Duration.ofNanos(now - failedAt)),
                underWay.size());
    }
}
