package io.centralita.core.messages.delivery;

import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Conversations whose first message may be tried, by number: the more urgent come first, and conversations of the same urgency take
 * turns. Not thread-safe.
 */
final class ReadyConversations {

    /** What a look at a conversation's head said. */
    enum Look {
        /** Taken. */
        TAKEN,
        /** It has to wait elsewhere; look at the next. */
        PASSED,
        /** The number has to wait. */
        STOP
    }

    private final Map<ChannelId, EnumMap<SendOrigin, Set<ConversationId>>> numbers = new LinkedHashMap<>();
    private final Map<ConversationId, Place> places = new HashMap<>();

    private record Place(ChannelId channel, SendOrigin origin) {}

    /** Adds it as the last of its urgency; one that is there keeps its turn unless it becomes more urgent. */
    void add(ConversationId conversation, ChannelId channel, SendOrigin origin) {
        var known = places.get(conversation);
        if (known != null && known.origin().compareTo(origin) <= 0) {
            return;
        }
        remove(conversation);
        places.put(conversation, new Place(channel, origin));
        numbers.computeIfAbsent(channel, id -> new EnumMap<>(SendOrigin.class))
                .computeIfAbsent(origin, id -> new LinkedHashSet<>())
                .add(conversation);
    }

    void remove(ConversationId conversation) {
        var place = places.remove(conversation);
        if (place == null) {
            return;
        }
        var number = numbers.get(place.channel());
        var turns = number == null ? null : number.get(place.origin());
        if (number != null && turns != null) {
            turns.remove(conversation);
            if (turns.isEmpty()) {
                number.remove(place.origin());
            }
            if (number.isEmpty()) {
                numbers.remove(place.channel());
            }
        }
    }

    boolean contains(ConversationId conversation) {
        return places.containsKey(conversation);
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    void clear() {
        numbers.clear();
        places.clear();
    }

    /** Those for which something waits. */
    List<ChannelId> numbers() {
        return List.copyOf(numbers.keySet());
    }

    /** Looks at a number's conversations until one is taken or none may go, and answers which. What is not left is removed. */
    boolean take(ChannelId channel, Function<ConversationId, Look> look) {
        for (var conversation : inTurn(channel)) {
            var said = look.apply(conversation);
            if (said == Look.STOP) {
                return false;
            }
            remove(conversation);
            if (said == Look.TAKEN) {
                return true;
            }
        }
        return false;
    }

    /** As far as they are looked at, which is mostly the first. */
    private List<ConversationId> inTurn(ChannelId channel) {
        var number = numbers.get(channel);
        if (number == null) {
            return List.of();
        }
        var first = number.values().iterator().next();
        var all = new ArrayList<ConversationId>(Math.min(first.size(), 64) + 1);
        number.values().forEach(turns -> turns.stream().limit(64).forEach(all::add));
        return all;
    }
}
