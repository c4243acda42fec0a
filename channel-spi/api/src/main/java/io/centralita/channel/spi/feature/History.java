package io.centralita.channel.spi.feature;

import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.inbound.RawDelivery;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Fetching what was said before, or while we were away. */
public interface History {

    /** What came since a moment; may hold what is already known. Only with {@code FETCH_MISSED}. */
    CompletionStage<Page<RawDelivery>> missedSince(Instant since, @Nullable String cursor);

    /** Older messages with one person, newest first. Only with {@code HISTORY}. */
    CompletionStage<Page<RawDelivery>> before(IdentitySet peer, Instant before, @Nullable String cursor);
}
