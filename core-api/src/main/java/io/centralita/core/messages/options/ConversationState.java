package io.centralita.core.messages.options;

import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a conversation decides of sends.
 *
 * @param channelState as last told, lower-case {@code ChannelStatus}
 * @param recipient what the contact can be reached by, whatever the channel
 * @param refusesMarketing whether the contact said so at the provider
 */
public record ConversationState(
        ConversationId id,
        ChannelId channel,
        boolean closed,
        @Nullable Instant windowExpiresAt,
        @Nullable UUID assignee,
        @Nullable UUID team,
        String channelState,
        @Nullable String channelReason,
        IdentitySet recipient,
        boolean refusesMarketing) {}
