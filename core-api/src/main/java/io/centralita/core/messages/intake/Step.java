package io.centralita.core.messages.intake;

import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.core.channels.inbox.InboxEntry;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.MessageId;

/**
 * One event of the batch.
 *
 * @param id of the message it may become; also the mark by which its key is known to be new
 */
record Step(InboxEntry entry, InboundEvent event, MessageId id) {

    ChannelId channel() {
        return entry.channel();
    }
}
