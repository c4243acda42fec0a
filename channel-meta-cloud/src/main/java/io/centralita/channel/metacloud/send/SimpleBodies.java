package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.core.JsonGenerator;
import io.centralita.channel.spi.content.MessageContent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bodies of few fields. */
final class SimpleBodies {
    private SimpleBodies() {}

    static void text(JsonGenerator json, MessageContent.Text text) throws IOException {
        json.writeStringField("type", "text");
        json.writeObjectFieldStart("text");
        json.writeStringField("body", text.body());
        if (text.previewLinks()) {
            json.writeBooleanField("preview_url", true);
        }
        json.writeEndObject();
    }

    static void reaction(JsonGenerator json, MessageContent.Reaction reaction) throws IOException {
        json.writeStringField("type", "reaction");
        json.writeObjectFieldStart("reaction");
        json.writeStringField("message_id", reaction.targetProviderMessageId());
        json.writeStringField("emoji", reaction.emoji());
        json.writeEndObject();
    }

    static void location(JsonGenerator json, MessageContent.Location location) throws IOException {
        json.writeStringField("type", "location");
        json.writeFieldName("location");
        place(json, location);
    }

    static void place(JsonGenerator json, MessageContent.Location location) throws IOException {
        json.writeStartObject();
        json.writeNumberField("latitude", location.latitude());
        json.writeNumberField("longitude", location.longitude());
        optional(json, "name", location.name());
        optional(json, "address", location.address());
        json.writeEndObject();
    }

    static void optional(JsonGenerator json, String field, @Nullable String value) throws IOException {
        if (value != null && !value.isBlank()) {
            json.writeStringField(field, value);
        }
    }
}
