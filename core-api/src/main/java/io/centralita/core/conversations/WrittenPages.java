package io.centralita.core.conversations;

import io.centralita.core.conversations.store.ConversationListQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A few pages, each with the seq at which it holds. None is given again after a second, so that a row changed by hand,
 * without a fact, shows.
 */
final class WrittenPages {

    private static final int MOST = 256;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Map<ConversationListQuery, At> pages = new ConcurrentHashMap<>();

    @Nullable
    WrittenPage find(ConversationListQuery query, long seq, Instant now) {
        var at = pages.get(query);
        return at != null && at.seq == seq && at.holds(now) ? at.page : null;
    }

    void keep(ConversationListQuery query, long seq, WrittenPage page) {
        if (pages.size() >= MOST) {
            pages.clear();
        }
        pages.put(query, new At(seq, page));
    }

    private record At(long seq, WrittenPage page) {

        boolean holds(Instant now) {
            return now.isBefore(page.expiresAt())
                    && now.isBefore(page.writtenAt().plus(LONGEST));
        }
    }
}
