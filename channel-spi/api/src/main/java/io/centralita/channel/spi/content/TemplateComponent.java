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
 */
public record TemplateComponent(
        Part part, @Nullable String buttonType, @Nullable Integer buttonIndex, List<TemplateParameter> parameters) {

    public TemplateComponent {
        parameters = List.copyOf(parameters);
    }

    /** Parts of a template that take values. */
    public enum Part {
        HEADER,
        BODY,
        BUTTON
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
