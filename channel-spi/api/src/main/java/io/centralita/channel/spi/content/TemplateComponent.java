package io.centralita.channel.spi.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values for one part of a template.
 *
 * @param part which part
 * @param buttonType for a button: {@code quick_reply}, {@code url}, {@code copy_code}, ...; else null
 * @param buttonIndex for a button: its place, from 0; else null
 * @param parameters the values, in order or by name
 * @param cards for a carousel: what each card's parts get, in order; else empty
 */
public record TemplateComponent(
        Part part,
        @Nullable String buttonType,
        @Nullable Integer buttonIndex,
        List<TemplateParameter> parameters,
        List<List<TemplateComponent>> cards) {

    public TemplateComponent {
        parameters = List.copyOf(parameters);
        cards = cards.stream().map(List::copyOf).toList();
    }

    public TemplateComponent(
            Part part, @Nullable String buttonType, @Nullable Integer buttonIndex, List<TemplateParameter> parameters) {
        this(part, buttonType, buttonIndex, parameters, List.of());
    }

    /** Parts of a template that take values. */
    public enum Part {
        HEADER,
        BODY,
        BUTTON,
        LIMITED_TIME_OFFER,
        CAROUSEL,
        /** Of an order that was sent before; takes one {@link TemplateParameter.OrderStatus}. */
        ORDER_STATUS
    }

    /** @param cards what each card's parts get */
    public static TemplateComponent carousel(List<List<TemplateComponent>> cards) {
        return new TemplateComponent(Part.CAROUSEL, null, null, List.of(), cards);
    }

    public static TemplateComponent body(TemplateParameter... parameters) {
        return new TemplateComponent(Part.BODY, null, null, List.of(parameters));
    }

    public static TemplateComponent header(TemplateParameter... parameters) {
        return new TemplateComponent(Part.HEADER, null, null, List.of(parameters));
    }

    public static TemplateComponent button(String type, int index, TemplateParameter... parameters) {
        return new TemplateComponent(Part.BUTTON, type, index, List.of(parameters));
    }
}
