package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.core.JsonGenerator;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.TemplateComponent;
import io.centralita.channel.spi.content.TemplateParameter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Templates with their values. */
final class TemplateBody {
    private TemplateBody() {}

    static void write(JsonGenerator json, MessageContent.Template template, UploadedMedia media) throws IOException {
        json.writeStringField("type", "template");
        json.writeObjectFieldStart("template");
        json.writeStringField("name", template.name());
        json.writeObjectFieldStart("language");
        json.writeStringField("code", template.language());
        json.writeEndObject();
        if (!template.components().isEmpty()) {
            json.writeArrayFieldStart("components");
            for (TemplateComponent component : template.components()) {
                component(json, component, media);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void component(JsonGenerator json, TemplateComponent component, UploadedMedia media)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("type", component.part().name().toLowerCase(Locale.ROOT));
        SimpleBodies.optional(json, "sub_type", component.buttonType());
        Integer index = component.buttonIndex();
        if (index != null) {
            json.writeStringField("index", index.toString());
        }
        if (component.part() == TemplateComponent.Part.CAROUSEL) {
            cards(json, component, media);
            json.writeEndObject();
            return;
        }
        json.writeArrayFieldStart("parameters");
        for (TemplateParameter parameter : component.parameters()) {
            json.writeStartObject();
            parameter(json, parameter, media);
            SimpleBodies.optional(json, "parameter_name", parameter.name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void cards(JsonGenerator json, TemplateComponent carousel, UploadedMedia media) throws IOException {
        json.writeArrayFieldStart("cards");
        int index = 0;
        for (List<TemplateComponent> card : carousel.cards()) {
            json.writeStartObject();
            json.writeNumberField("card_index", index++);
            json.writeArrayFieldStart("components");
            for (TemplateComponent component : card) {
                component(json, component, media);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void parameter(JsonGenerator json, TemplateParameter parameter, UploadedMedia media)
            throws IOException {
        if (parameter instanceof TemplateParameter.Text text) {
            typed(json, "text", text.text());
        } else if (parameter instanceof TemplateParameter.Payload payload) {
            typed(json, "payload", payload.payload());
        } else if (parameter instanceof TemplateParameter.CouponCode coupon) {
            typed(json, "coupon_code", coupon.code());
        } else if (parameter instanceof TemplateParameter.Currency money) {
            money(json, money);
        } else if (parameter instanceof TemplateParameter.DateTime date) {
            json.writeStringField("type", "date_time");
            json.writeObjectFieldStart("date_time");
            json.writeStringField("fallback_value", date.fallback());
            json.writeEndObject();
        } else if (parameter instanceof TemplateParameter.Location location) {
            json.writeStringField("type", "location");
            json.writeFieldName("location");
            SimpleBodies.place(json, location.place());
        } else if (parameter instanceof TemplateParameter.Action action) {
            json.writeStringField("type", "action");
            json.writeFieldName("action");
            JsonBytes.copy(json, action.actionJson());
        } else if (parameter instanceof TemplateParameter.OfferExpiry offer) {
            json.writeStringField("type", "limited_time_offer");
            json.writeObjectFieldStart("limited_time_offer");
            json.writeNumberField("expiration_time_ms", offer.at().toEpochMilli());
            json.writeEndObject();
        } else if (parameter instanceof TemplateParameter.Product product) {
            json.writeStringField("type", "product");
            json.writeObjectFieldStart("product");
            json.writeStringField("product_retailer_id", product.productId());
            json.writeStringField("catalog_id", product.catalogId());
            json.writeEndObject();
        } else if (parameter instanceof TemplateParameter.OrderStatus order) {
            orderStatus(json, order);
        } else if (parameter instanceof TemplateParameter.Media medium) {
            medium(json, medium, media);
        }
    }

    private static void typed(JsonGenerator json, String type, @Nullable String value) throws IOException {
        json.writeStringField("type", type);
        json.writeStringField(type, value);
    }

    /** Meta counts in thousandths of the currency. */
    private static void money(JsonGenerator json, TemplateParameter.Currency money) throws IOException {
        json.writeStringField("type", "currency");
        json.writeObjectFieldStart("currency");
        json.writeStringField("fallback_value", money.fallback());
        json.writeStringField("code", money.code());
        BigDecimal thousandths = money.amount().movePointRight(3).setScale(0, RoundingMode.HALF_UP);
        json.writeNumberField("amount_1000", thousandths.toBigInteger());
        json.writeEndObject();
    }

    /** Source: Meta, "Send order status template message", 2026-05. */
    private static void orderStatus(JsonGenerator json, TemplateParameter.OrderStatus order) throws IOException {
        json.writeStringField("type", "order_status");
        json.writeObjectFieldStart("order_status");
        json.writeStringField("reference_id", order.reference());
        json.writeObjectFieldStart("order");
        json.writeStringField("status", order.status());
        SimpleBodies.optional(json, "description", order.description());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void medium(JsonGenerator json, TemplateParameter.Media medium, UploadedMedia media)
            throws IOException {
        String type = MediaBody.typeOf(medium.kind());
        json.writeStringField("type", type);
        json.writeObjectFieldStart(type);
        MediaBody.source(json, medium.source(), media);
        if (type.equals("document")) {
            SimpleBodies.optional(json, "filename", MediaBody.filename(medium.filename(), medium.source()));
        }
        json.writeEndObject();
    }
}
