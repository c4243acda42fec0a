package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.DeadLetterId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that could not be handled, kept until a person replays or discards it.
 *
 * @param causeCode {@code unreadable}, {@code failed}, {@code misdirected}, {@code unstorable} or {@code channel_absent}
 * @param body the raw bytes as text; null in lists
 */
public record DeadLetter(
        DeadLetterId id,
        ChannelId channelId,
        String causeCode,
        String cause,
        int attempts,
        String contentType,
        int size,
        @Nullable String body,
        Instant receivedAt,
        Instant diedAt) {}
