package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out.
 *
 * @param attempts how often it was given to the plug-in
 * @param letter what is sent to whom; null when it must be read from the database first
 */
public record Outgoing(
        WorkspaceId workspace,
        MessageId message,
        ConversationId conversation,
        ChannelId channel,
        short lane,
        int attempts,
        @Nullable Letter letter) {

    /** What is sent to whom. */
    public record Letter(
            IdentitySet recipient,
            MessageContent content,
            @Nullable String replyToProviderId) {}

    Outgoing tried() {
        return new Outgoing(workspace, message, conversation, channel, lane, attempts + 1, letter);
    }

    Outgoing with(Letter read) {
        return new Outgoing(workspace, message, conversation, channel, lane, attempts, read);
    }
}
