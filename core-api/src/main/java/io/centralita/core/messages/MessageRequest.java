package io.centralita.core.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.core.kernel.ids.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * The body of a send.
 *
 * @param type one of text, image, video, audio, voice, document, sticker, location, contacts, reaction, template, interactive
 * @param content by type, see {@link OutboundContents}
 * @param replyTo a message of the same conversation
 */
public record MessageRequest(
        String type, ObjectNode content, @Nullable MessageId replyTo) {}
