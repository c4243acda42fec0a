package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.core.channels.inbox.LaneLease;
import io.centralita.core.channels.inbox.LaneRef;
import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.store.OutboxRows;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out.
 *
 * @param seq its place in the conversation
 * @param attempts how often it left for the plug-in, whether or not that was called in the end
 * @param letter what is sent to whom; null when it must be read from the database first
 */
public record Outgoing(
        WorkspaceId workspace,
        MessageId message,
        ConversationId conversation,
        ChannelId channel,
        short lane,
        long seq,
        SendOrigin origin,
        int attempts,
        @Nullable Letter letter) {

    /**
     * What is sent to whom.
     *
     * @param refusal why it is not given to the plug-in after all
     */
    public record Letter(
            IdentitySet recipient,
            MessageContent content,
            @Nullable String replyToProviderId,
            @Nullable SendError refusal) {

        public Letter(IdentitySet recipient, MessageContent content, @Nullable String replyToProviderId) {
            this(recipient, content, replyToProviderId, null);
        }

        Letter refused(SendError why) {
            return new Letter(recipient, content, replyToProviderId, why);
        }
    }

    LaneRef ref() {
        return new LaneRef(workspace, lane);
    }

    /** The one that begins now. */
    OutboxRows.Attempt attempt(LaneLease lease) {
        return new OutboxRows.Attempt(message, lease.fence(), attempts + 1);
    }

    Outgoing tried() {
        return tried(attempts + 1);
    }

    Outgoing tried(int often) {
        return new Outgoing(workspace, message, conversation, channel, lane, seq, origin, often, letter);
    }

    Outgoing with(Letter read) {
        return new Outgoing(workspace, message, conversation, channel, lane, seq, origin, attempts, read);
    }
}
