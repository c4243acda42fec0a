package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.core.JsonGenerator;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.spi.content.InteractiveAction;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The actions of interactive messages that open a form or a catalogue. */
final class CommerceBody {
    private static final String FLOW_MESSAGE_VERSION = "3";

    private CommerceBody() {}

    static void write(JsonGenerator json, InteractiveAction action) throws IOException {
        if (action instanceof InteractiveAction.Flow flow) {
            flow(json, flow);
        } else if (action instanceof InteractiveAction.Product product) {
            json.writeStringField("catalog_id", product.catalogId());
            json.writeStringField("product_retailer_id", product.productId());
        } else if (action instanceof InteractiveAction.ProductList list) {
            list(json, list);
        } else if (action instanceof InteractiveAction.Catalog catalog) {
            catalog(json, catalog.thumbnailProductId());
        } else {
            throw new IllegalArgumentException(
                    "cannot be sent: " + action.getClass().getSimpleName());
        }
    }

    private static void flow(JsonGenerator json, InteractiveAction.Flow flow) throws IOException {
        json.writeStringField("name", "flow");
        json.writeObjectFieldStart("parameters");
        json.writeStringField("flow_message_version", FLOW_MESSAGE_VERSION);
        SimpleBodies.optional(json, "flow_id", flow.flowId());
        SimpleBodies.optional(json, "flow_name", flow.flowName());
        json.writeStringField("flow_cta", flow.title());
        SimpleBodies.optional(json, "flow_token", flow.token());
        if (flow.draft()) {
            json.writeStringField("mode", "draft");
        }
        start(json, flow.screen(), flow.dataJson());
        json.writeEndObject();
    }

    /** A flow without a first screen asks its own endpoint for it. */
    private static void start(JsonGenerator json, @Nullable String screen, @Nullable String dataJson)
            throws IOException {
        if (screen == null || screen.isBlank()) {
            json.writeStringField("flow_action", "data_exchange");
            return;
        }
        json.writeStringField("flow_action", "navigate");
        json.writeObjectFieldStart("flow_action_payload");
        json.writeStringField("screen", screen);
        if (dataJson != null && !dataJson.isBlank()) {
            json.writeFieldName("data");
            JsonBytes.copy(json, dataJson);
        }
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, InteractiveAction.ProductList list) throws IOException {
        json.writeStringField("catalog_id", list.catalogId());
        json.writeArrayFieldStart("sections");
        for (InteractiveAction.ProductSection section : list.sections()) {
            json.writeStartObject();
            json.writeStringField("title", section.title());
            json.writeArrayFieldStart("product_items");
            for (String product : section.productIds()) {
                json.writeStartObject();
                json.writeStringField("product_retailer_id", product);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void catalog(JsonGenerator json, @Nullable String thumbnail) throws IOException {
        json.writeStringField("name", "catalog_message");
        if (thumbnail != null && !thumbnail.isBlank()) {
            json.writeObjectFieldStart("parameters");
            json.writeStringField("thumbnail_product_retailer_id", thumbnail);
            json.writeEndObject();
        }
    }
}
