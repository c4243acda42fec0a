package io.centralita.core.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.core.kernel.ids.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * The body of a send.
 *
 * @param type one of text, image, video, audio, voice, document, sticker, location, contacts, reaction, template, interactive,
 *     poll
 * @param content by type, see {@link OutboundContents}
 * @param replyTo a message of the same conversation
 * @param origin who wants it sent: {@code reply} (a person, when nothing is said), {@code bot} or {@code campaign}; the more
 *     urgent go first over a number
 */
public record MessageRequest(
        String type,
        ObjectNode content,
        @Nullable MessageId replyTo,
        @Nullable String origin) {}
