package io.centralita.channel.wppconnect.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.parse.Wid;
import io.centralita.channel.wppconnect.parse.WireId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Sends whose outcome is not known, and those that lately were taken. By it the server's tellings of our own messages are told
 * from those of messages written on the phone, and sends in doubt are found again. Any thread.
 */
public final class OpenSends {
    private static final Duration LONGEST_DOUBT = Duration.ofMinutes(15);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
    private static final int MOST = 5_000;
    private static final int MOST_SETTLING = 1_000;

    /** A send. */
    private record Open(String ourId, Wid chat, Print print, Instant since, boolean doubtful) {
        Open inDoubt() {
            return new Open(ourId, chat, print, since, true);
        }
    }

    /** What is known of a message of this number. */
    public enum Whose {
        /** Sent here, and the core knows its id. */
        OURS,
        /** Sent here; the core may not know its id. */
        OURS_UNSETTLED,
        /** Written on the phone, or sent before a restart. */
        FOREIGN
    }

    /** @param ourId of a message that the core cannot yet recognise by the server's id; else empty */
    public record Match(Whose whose, Optional<String> ourId) {}

    private final Clock clock;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final Recent<String, String> taken = new Recent<>(MOST);
    private final Recent<String, Open> settling = new Recent<>(MOST_SETTLING);
    private final Recent<String, Boolean> reactions = new Recent<>(500);

    public OpenSends(Clock clock) {
        this.clock = clock;
    }

    void sending(String ourId, Wid chat, Print print) {
        Instant now = clock.instant();
        if (open.size() > MOST) {
            open.values().removeIf(one -> one.since().plus(LONGEST_DOUBT).isBefore(now));
        }
        open.put(ourId, new Open(ourId, chat, print, now, false));
    }

    void answered(String ourId, SendAnswer answer) {
        WireId id = answer.id();
        if (id != null) {
            taken.put(id.key(), id.raw());
        }
        if (answer.result() instanceof SendResult.Unknown) {
            open.computeIfPresent(ourId, (ignored, one) -> one.inDoubt());
        } else {
            open.remove(ourId);
        }
    }

    void reacting(String target, String emoji) {
        reactions.put(target + "/" + emoji, Boolean.FALSE);
    }

    /** The reaction was taken. */
    void reacted(String target, String emoji) {
        String key = target + "/" + emoji;
        if (reactions.has(key)) {
            reactions.put(key, Boolean.TRUE);
        }
    }

    /**
     * Whether a reaction told by the server is one that was sent here, as the core knows. Asked once for each. What is told of
     * one in doubt, or before its answer, settles it at the core.
     */
    public boolean wasReaction(String target, String emoji) {
        return Boolean.TRUE.equals(reactions.remove(target + "/" + emoji));
    }

    /** The id as the server wrote it, when it is known. */
    Optional<String> rawId(String key) {
        return Optional.ofNullable(taken.get(key));
    }

    void knows(WireId id) {
        taken.add(id.key(), id.raw());
    }

    /**
     * Looks whose a message of this number is. One found to be in doubt is settled by it, and by each later telling too until
     * {@link #stored}: what settles it may not have reached the core, and the server tells nothing twice.
     *
     * @param settles whether the telling says that the message went out or failed
     */
    public Match match(WireId id, JsonNode message, boolean settles) {
        if (taken.has(id.key())) {
            Open again = settles ? settling.get(id.key()) : null;
            return again == null
                    ? new Match(Whose.OURS, Optional.empty())
                    : new Match(Whose.OURS_UNSETTLED, Optional.of(again.ourId()));
        }
        Optional<Open> found = find(id, message);
        if (found.isEmpty()) {
            return new Match(Whose.FOREIGN, Optional.empty());
        }
        if (!settles) {
            return new Match(Whose.OURS_UNSETTLED, Optional.empty());
        }
        taken.put(id.key(), id.raw());
        settling.put(id.key(), found.get());
        open.remove(found.get().ourId());
        return new Match(Whose.OURS_UNSETTLED, Optional.of(found.get().ourId()));
    }

    /** The core has what settles a message. */
    public void stored(WireId id) {
        settling.remove(id.key());
    }

    private Optional<Open> find(WireId id, JsonNode message) {
        Print print = Print.of(message);
        Instant oldest = clock.instant().minus(LONGEST_DOUBT);
        Instant written = written(message);
        List<Open> alike = open.values().stream()
                .filter(one -> one.print().equals(print)
                        && one.since().isAfter(oldest)
                        && !written.isBefore(one.since().minus(CLOCKS_DIFFER)))
                .sorted(Comparator.comparing(Open::since))
                .toList();
        Optional<Open> sameChat =
                alike.stream().filter(one -> one.chat().equals(id.chat())).findFirst();
        if (sameChat.isPresent()) {
            return sameChat;
        }
        boolean otherName = alike.size() == 1 && mayBeOne(alike.get(0).chat(), id.chat());
        return otherName ? Optional.of(alike.get(0)) : Optional.empty();
    }

    /** What was said before, in the same words, is another message. */
    private Instant written(JsonNode message) {
        Long seconds = Json.whole(message, "t");
        return seconds == null || seconds < 0 || seconds > 4_102_444_800L
                ? clock.instant()
                : Instant.ofEpochSecond(seconds);
    }

    /** A person's chat may be told under the hidden id though the phone was written to, and with another ninth digit. */
    private static boolean mayBeOne(Wid written, Wid told) {
        if (!written.isPerson() || !told.isPerson()) {
            return false;
        }
        return written.isLid() != told.isLid() || sameEnd(written.user(), told.user());
    }

    private static boolean sameEnd(String one, String other) {
        int end = 8;
        return one.length() > end
                && other.length() > end
                && one.substring(one.length() - end).equals(other.substring(other.length() - end));
    }

    /** A send in doubt. */
    public record Doubt(String ourId, Wid chat, Instant since) {}

    /** Also those of which the core may not have got what settles them. */
    public List<Doubt> doubts() {
        return Stream.concat(open.values().stream().filter(Open::doubtful), settling.values().stream())
                .map(one -> new Doubt(one.ourId(), one.chat(), one.since()))
                .toList();
    }
}
