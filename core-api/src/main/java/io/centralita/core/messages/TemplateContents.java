package io.centralita.core.messages;

import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.TemplateComponent;
import io.centralita.channel.spi.content.TemplateParameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A template with its values, from {@code {name, language, components: [{part, parameters: [{type, …}]}]}}. */
final class TemplateContents {

    static final Set<String> FIELDS = Set.of("name", "language", "components");

    private static final Set<String> COMPONENT = Set.of("part", "button_type", "button_index", "parameters", "cards");
    private static final Set<String> CARD = Set.of("components");
    private static final Set<String> PARAMETER = Set.of(
            "type",
            "name",
            "text",
            "fallback",
            "currency",
            "amount",
            "payload",
            "code",
            "media_id",
            "link",
            "provider_media_id",
            "filename",
            "location",
            "action",
            "expires_at",
            "catalog_id",
            "product_id",
            "reference_id",
            "status",
            "description");

    private TemplateContents() {}

    static MessageContent read(JsonFields fields) {
        return new MessageContent.Template(
                fields.text("name", 512),
                fields.text("language", 20),
                fields.list("components", 20, COMPONENT, TemplateContents::component));
    }

    private static TemplateComponent component(JsonFields fields) {
        var part = switch (fields.text("part", 20)) {
            case "header" -> TemplateComponent.Part.HEADER;
            case "body" -> TemplateComponent.Part.BODY;
            case "button" -> TemplateComponent.Part.BUTTON;
            case "limited_time_offer" -> TemplateComponent.Part.LIMITED_TIME_OFFER;
            case "carousel" -> TemplateComponent.Part.CAROUSEL;
            case "order_status" -> TemplateComponent.Part.ORDER_STATUS;
            default ->
                throw fields.invalid(
                        "part",
                        "unknown_value",
                        "Give header, body, button, limited_time_offer, order_status or carousel.");
        };
        if (part == TemplateComponent.Part.CAROUSEL) {
            return TemplateComponent.carousel(fields.list("cards", 10, CARD, TemplateContents::card));
        }
        return new TemplateComponent(
                part,
                fields.optionalText("button_type", 40),
                fields.optionalInteger("button_index"),
                fields.list("parameters", 60, PARAMETER, TemplateContents::parameter));
    }

    /** What the parts of one card get; a card holds no cards. */
    private static List<TemplateComponent> card(JsonFields fields) {
        var components = fields.list("components", 20, COMPONENT, TemplateContents::component);
        if (components.stream().anyMatch(part -> part.part() == TemplateComponent.Part.CAROUSEL)) {
            throw fields.invalid("components", "unknown_value", "A card holds no cards.");
        }
        return components;
    }

    private static TemplateParameter parameter(JsonFields fields) {
        var name = fields.optionalText("name", 100);
        var type = fields.text("type", 20);
        return switch (type) {
            case "text" -> new TemplateParameter.Text(name, fields.text("text", 32_768));
            case "currency" ->
                new TemplateParameter.Currency(
                        name,
                        fields.text("fallback", 100),
                        fields.text("currency", 3),
                        BigDecimal.valueOf(fields.number("amount", -1e12, 1e12)));
            case "date_time" -> new TemplateParameter.DateTime(name, fields.text("fallback", 100));
            case "image", "video", "document" ->
                new TemplateParameter.Media(
                        name,
                        MediaKind.valueOf(type.toUpperCase(Locale.ROOT)),
                        MediaFields.source(fields),
                        fields.optionalText("filename", 240));
            case "location" -> new TemplateParameter.Location(name, location(fields));
            case "payload" -> new TemplateParameter.Payload(name, fields.text("payload", 256));
            case "coupon_code" -> new TemplateParameter.CouponCode(name, fields.text("code", 20));
            case "product" ->
                new TemplateParameter.Product(name, fields.text("catalog_id", 64), fields.text("product_id", 200));
            case "action" -> new TemplateParameter.Action(name, action(fields));
            case "offer_expiry" -> new TemplateParameter.OfferExpiry(name, fields.time("expires_at"));
            case "order_status" ->
                new TemplateParameter.OrderStatus(
                        name,
                        fields.text("reference_id", 35),
                        fields.text("status", 40),
                        fields.optionalText("description", 120));
            default -> throw fields.invalid("type", "unknown_value", "There is no such kind of parameter.");
        };
    }

    private static String action(JsonFields fields) {
        var action = fields.optionalRaw("action", 16_384);
        if (action == null) {
            throw fields.invalid("action", "required", "This field is required.");
        }
        return action;
    }

    private static MessageContent.Location location(JsonFields fields) {
        var place = fields.object("location", Set.of("latitude", "longitude", "name", "address"));
        return new MessageContent.Location(
                place.number("latitude", -90, 90),
                place.number("longitude", -180, 180),
                place.optionalText("name", 1_000),
                place.optionalText("address", 1_000),
                null);
    }
}
