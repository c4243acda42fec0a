package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.core.JsonGenerator;
import io.centralita.channel.spi.content.InteractiveAction;
import java.io.IOException;

/** Cards side by side. Source: Meta, "Interactive media carousel messages", 2025-12. */
final class CarouselBody {
    private CarouselBody() {}

    static void write(JsonGenerator json, InteractiveAction.Carousel carousel, UploadedMedia media) throws IOException {
        json.writeArrayFieldStart("cards");
        int index = 0;
        for (InteractiveAction.Card card : carousel.cards()) {
            json.writeStartObject();
            json.writeNumberField("card_index", index++);
            card(json, card, media);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void card(JsonGenerator json, InteractiveAction.Card card, UploadedMedia media) throws IOException {
        json.writeStringField("type", "cta_url");
        String kind = MediaBody.typeOf(card.kind());
        json.writeObjectFieldStart("header");
        json.writeStringField("type", kind);
        json.writeObjectFieldStart(kind);
        MediaBody.source(json, card.media(), media);
        json.writeEndObject();
        json.writeEndObject();
        String body = card.body();
        if (body != null && !body.isBlank()) {
            json.writeObjectFieldStart("body");
            json.writeStringField("text", body);
            json.writeEndObject();
        }
        json.writeObjectFieldStart("action");
        InteractiveAction.LinkButton link = card.link();
        if (link != null) {
            InteractiveBody.link(json, link);
        } else {
            buttons(json, card);
        }
        json.writeEndObject();
    }

    private static void buttons(JsonGenerator json, InteractiveAction.Card card) throws IOException {
        json.writeArrayFieldStart("buttons");
        for (InteractiveAction.Button button : card.buttons()) {
            json.writeStartObject();
            json.writeStringField("type", "quick_reply");
            json.writeObjectFieldStart("quick_reply");
            json.writeStringField("id", button.id());
            json.writeStringField("title", button.title());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
