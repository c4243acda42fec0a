package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.core.JsonGenerator;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ReadReceipt;
import java.io.IOException;

/** Bodies of {@code POST /messages}. Our id goes along in {@code biz_opaque_callback_data}, and comes back in statuses. */
public final class MessageBody {
    private static final int USUAL_SIZE = 512;

    private MessageBody() {}

    /**
     * The body of a message that {@link Sendable} found fit.
     *
     * @param media where the provider finds the message's media
     */
    public static byte[] of(OutboundMessage message, Recipient recipient, UploadedMedia media) {
        return JsonBytes.write(USUAL_SIZE, json -> {
            json.writeStartObject();
            json.writeStringField("messaging_product", "whatsapp");
            recipient.write(json);
            json.writeStringField("biz_opaque_callback_data", message.ourId());
            context(json, message);
            content(json, message.content(), media);
            json.writeEndObject();
        });
    }

    /** "I read this", perhaps with "I am typing", which goes away with the answer or after 25 seconds. */
    public static byte[] of(ReadReceipt receipt) {
        return JsonBytes.write(USUAL_SIZE, json -> {
            json.writeStartObject();
            json.writeStringField("messaging_product", "whatsapp");
            json.writeStringField("status", "read");
            json.writeStringField("message_id", receipt.providerMessageId());
            if (receipt.typing()) {
                json.writeObjectFieldStart("typing_indicator");
                json.writeStringField("type", "text");
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private static void context(JsonGenerator json, OutboundMessage message) throws IOException {
        String target = message.replyToProviderId();
        if (target != null && !target.isBlank()) {
            json.writeObjectFieldStart("context");
            json.writeStringField("message_id", target);
            json.writeEndObject();
        }
    }

    private static void content(JsonGenerator json, MessageContent content, UploadedMedia media) throws IOException {
        if (content instanceof MessageContent.Text text) {
            SimpleBodies.text(json, text);
        } else if (content instanceof MessageContent.Media one) {
            MediaBody.write(json, one, media);
        } else if (content instanceof MessageContent.Reaction reaction) {
            SimpleBodies.reaction(json, reaction);
        } else if (content instanceof MessageContent.Location location) {
            SimpleBodies.location(json, location);
        } else if (content instanceof MessageContent.Contacts contacts) {
            ContactsBody.write(json, contacts);
        } else if (content instanceof MessageContent.Interactive interactive) {
            InteractiveBody.write(json, interactive, media);
        } else if (content instanceof MessageContent.Template template) {
            TemplateBody.write(json, template, media);
        } else {
            throw new IllegalArgumentException("cannot be sent: " + content.type());
        }
    }
}
