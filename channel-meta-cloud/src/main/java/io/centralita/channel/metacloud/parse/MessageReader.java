package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.ReactionChanged;
import org.jspecify.annotations.Nullable;

/**
 * What a message of any type means. A type we do not know, or a body that lacks what its type needs, is still a message
 * that came: agents see it as unsupported.
 */
final class MessageReader {
    private MessageReader() {}

    static InboundEvent read(ToldMessage message) {
        InboundEvent special = special(message);
        return special != null ? special : received(message);
    }

    private static @Nullable InboundEvent special(ToldMessage message) {
        return switch (message.type()) {
            case "reaction" -> reaction(message);
            case "edit" -> edited(message);
            case "revoke" -> revoked(message);
            case "system" -> SystemReader.read(message);
            default -> null;
        };
    }

    private static InboundEvent received(ToldMessage message) {
        MessageContent content = ContentReader.read(message.type(), message.node());
        return ContextReader.dress(
                MessageReceived.of(message.origin(), message.id(), message.at(), message.peer(), content)
                        .withGroup(message.group()),
                message.node());
    }

    private static @Nullable InboundEvent reaction(ToldMessage message) {
        JsonNode reaction = Json.object(message.node(), "reaction");
        String target = Ids.of(reaction, "message_id");
        if (target == null) {
            return null;
        }
        String emoji = Json.text(reaction, "emoji");
        return new ReactionChanged(
                message.id(),
                message.at(),
                message.origin(),
                message.peer(),
                target,
                emoji == null || emoji.isEmpty() ? null : emoji,
                message.group());
    }

    private static @Nullable InboundEvent edited(ToldMessage message) {
        JsonNode edit = Json.object(message.node(), "edit");
        String target = Ids.of(edit, "original_message_id");
        JsonNode now = Json.object(edit, "message");
        if (target == null || now.isMissingNode()) {
            return null;
        }
        return new MessageEdited(
                message.id(),
                message.at(),
                message.origin(),
                message.peer(),
                target,
                ContentReader.read(ContentReader.typeOf(now), now),
                message.group());
    }

    private static @Nullable InboundEvent revoked(ToldMessage message) {
        String target = Ids.of(Json.object(message.node(), "revoke"), "original_message_id");
        return target == null
                ? null
                : new MessageRevoked(message.at(), message.origin(), message.peer(), target, message.group());
    }
}
