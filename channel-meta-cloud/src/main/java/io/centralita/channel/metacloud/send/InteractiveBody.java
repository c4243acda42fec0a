package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.core.JsonGenerator;
import io.centralita.channel.spi.content.HeaderMedia;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MessageContent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Texts with something to press. */
final class InteractiveBody {
    private InteractiveBody() {}

    static void write(JsonGenerator json, MessageContent.Interactive message, UploadedMedia media) throws IOException {
        json.writeStringField("type", "interactive");
        json.writeObjectFieldStart("interactive");
        json.writeStringField("type", typeOf(message.action()));
        header(json, message.header());
        header(json, message.headerMedia(), media);
        words(json, "body", message.body());
        words(json, "footer", message.footer());
        json.writeObjectFieldStart("action");
        action(json, message.action(), media);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String typeOf(InteractiveAction action) {
        if (action instanceof InteractiveAction.ReplyButtons) {
            return "button";
        }
        if (action instanceof InteractiveAction.ListMenu) {
            return "list";
        }
        if (action instanceof InteractiveAction.LinkButton) {
            return "cta_url";
        }
        if (action instanceof InteractiveAction.LocationRequest) {
            return "location_request_message";
        }
        if (action instanceof InteractiveAction.Flow) {
            return "flow";
        }
        if (action instanceof InteractiveAction.Product) {
            return "product";
        }
        if (action instanceof InteractiveAction.ProductList) {
            return "product_list";
        }
        if (action instanceof InteractiveAction.Carousel) {
            return "carousel";
        }
        return action instanceof InteractiveAction.Catalog ? "catalog_message" : ServiceBody.typeOf(action);
    }

    private static void header(JsonGenerator json, @Nullable String text) throws IOException {
        if (text != null && !text.isBlank()) {
            json.writeObjectFieldStart("header");
            json.writeStringField("type", "text");
            json.writeStringField("text", text);
            json.writeEndObject();
        }
    }

    private static void header(JsonGenerator json, @Nullable HeaderMedia header, UploadedMedia media)
            throws IOException {
        if (header != null) {
            String type = MediaBody.typeOf(header.kind());
            json.writeObjectFieldStart("header");
            json.writeStringField("type", type);
            json.writeObjectFieldStart(type);
            MediaBody.source(json, header.source(), media);
            if (header.kind() == MediaKind.DOCUMENT) {
                SimpleBodies.optional(json, "filename", MediaBody.filename(header.filename(), header.source()));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void words(JsonGenerator json, String part, @Nullable String text) throws IOException {
        if (text != null && !text.isBlank()) {
            json.writeObjectFieldStart(part);
            json.writeStringField("text", text);
            json.writeEndObject();
        }
    }

    private static void action(JsonGenerator json, InteractiveAction action, UploadedMedia media) throws IOException {
        if (action instanceof InteractiveAction.ReplyButtons buttons) {
            buttons(json, buttons);
        } else if (action instanceof InteractiveAction.ListMenu menu) {
            menu(json, menu);
        } else if (action instanceof InteractiveAction.LinkButton link) {
            link(json, link);
        } else if (action instanceof InteractiveAction.LocationRequest) {
            json.writeStringField("name", "send_location");
        } else if (action instanceof InteractiveAction.Carousel carousel) {
            CarouselBody.write(json, carousel, media);
        } else if (!ServiceBody.write(json, action)) {
            CommerceBody.write(json, action);
        }
    }

    private static void buttons(JsonGenerator json, InteractiveAction.ReplyButtons buttons) throws IOException {
        json.writeArrayFieldStart("buttons");
        for (InteractiveAction.Button button : buttons.buttons()) {
            json.writeStartObject();
            json.writeStringField("type", "reply");
            json.writeObjectFieldStart("reply");
            json.writeStringField("id", button.id());
            json.writeStringField("title", button.title());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void menu(JsonGenerator json, InteractiveAction.ListMenu menu) throws IOException {
        json.writeStringField("button", menu.openTitle());
        json.writeArrayFieldStart("sections");
        for (InteractiveAction.Section section : menu.sections()) {
            json.writeStartObject();
            SimpleBodies.optional(json, "title", section.title());
            json.writeArrayFieldStart("rows");
            for (InteractiveAction.Row row : section.rows()) {
                json.writeStartObject();
                json.writeStringField("id", row.id());
                json.writeStringField("title", row.title());
                SimpleBodies.optional(json, "description", row.description());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void link(JsonGenerator json, InteractiveAction.LinkButton link) throws IOException {
        json.writeStringField("name", "cta_url");
        json.writeObjectFieldStart("parameters");
        json.writeStringField("display_text", link.title());
        json.writeStringField("url", link.uri().toString());
        json.writeEndObject();
    }
}
