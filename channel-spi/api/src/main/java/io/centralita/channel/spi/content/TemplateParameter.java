package io.centralita.channel.spi.content;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A value for a place in a template. */
public sealed interface TemplateParameter {

    /** Name of the place in templates with named places; null where places are counted. */
    @Nullable
    String name();

    /** Text in a header, a body or a URL button. */
    record Text(@Nullable String name, String text) implements TemplateParameter {}

    /** An amount of money, with the text for languages that cannot format it. */
    record Currency(@Nullable String name, String fallback, String code, BigDecimal amount)
            implements TemplateParameter {}

    /** A date as text. */
    record DateTime(@Nullable String name, String fallback) implements TemplateParameter {}

    /** An image, video or document of a header. */
    record Media(
            @Nullable String name,
            MediaKind kind,
            MediaSource source,
            @Nullable String filename) implements TemplateParameter {}

    /** A place on the map of a header. */
    record Location(@Nullable String name, MessageContent.Location place) implements TemplateParameter {}

    /** What a quick-reply button sends back. */
    record Payload(@Nullable String name, String payload) implements TemplateParameter {}

    /** The code of a copy-code button. */
    record CouponCode(@Nullable String name, String code) implements TemplateParameter {}

    /**
     * What a flow, catalogue or products button carries.
     *
     * @param actionJson a JSON object as text, in the provider's form
     */
    record Action(@Nullable String name, String actionJson) implements TemplateParameter {}

    /** The product of a card. */
    record Product(@Nullable String name, String catalogId, String productId) implements TemplateParameter {}

    /** When the offer of a limited-time-offer template ends. */
    record OfferExpiry(@Nullable String name, Instant at) implements TemplateParameter {}

    /**
     * How an order is that was sent before.
     *
     * @param reference of the order
     * @param status in the provider's word, e.g. {@code shipped}
     */
    record OrderStatus(
            @Nullable String name,
            String reference,
            String status,
            @Nullable String description) implements TemplateParameter {}

    static TemplateParameter text(String text) {
        return new Text(null, text);
    }
}
