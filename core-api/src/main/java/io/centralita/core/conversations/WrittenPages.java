package io.centralita.core.conversations;

import io.centralita.core.conversations.store.ConversationListQuery;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A few pages, each with the seq at which it holds; those who ask for the same at the same time share one reading. None is
 * given again after a second, so that a row changed by hand, without a fact, shows.
 */
final class WrittenPages {

    private static final int MOST = 256;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Map<ConversationListQuery, At> pages = new ConcurrentHashMap<>();

    /**
     * The page as known, or as read now.
     *
     * @param seq where the log stood after the request came and before any reading for it
     */
    Uni<WrittenPage> get(ConversationListQuery query, long seq, Instant now, Supplier<Uni<WrittenPage>> read) {
        if (pages.size() >= MOST) {
            pages.clear();
        }
        var at = pages.compute(
                query, (same, known) -> known != null && known.holds(seq, now) ? known : new At(seq, now, read.get()));
        return at.page.onFailure().invoke(() -> pages.remove(query, at));
    }

    private static final class At {

        private final long seq;
        private final Instant asked;
        private final Uni<WrittenPage> page;
        private volatile @Nullable Instant expiresAt;

        At(long seq, Instant asked, Uni<WrittenPage> page) {
            this.seq = seq;
            this.asked = asked;
            this.page = page.invoke(written -> expiresAt = written.expiresAt())
                    .memoize()
                    .indefinitely();
        }

        boolean holds(long head, Instant now) {
            var expiry = expiresAt;
            return seq == head && now.isBefore(asked.plus(LONGEST)) && (expiry == null || now.isBefore(expiry));
        }
    }
}
