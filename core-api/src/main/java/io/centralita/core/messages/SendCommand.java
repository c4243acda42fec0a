package io.centralita.core.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish to send.
 *
 * @param json the content as it will stand in the timeline
 * @param content the same for the plug-in
 * @param replyTo the message it answers, of the same conversation
 * @param target for a reaction: the message it is on
 */
public record SendCommand(
        Caller caller,
        ConversationId conversation,
        String type,
        ObjectNode json,
        MessageContent content,
        @Nullable MessageId replyTo,
        @Nullable MessageId target,
        SendOrigin origin,
        Optional<IdempotencyKey> key) {}
