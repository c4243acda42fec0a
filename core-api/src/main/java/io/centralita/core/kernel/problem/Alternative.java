package io.centralita.core.kernel.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be taken in the place of what was refused. A limit that does not matter for the refusal is absent.
 *
 * @param types of messages that may be sent now
 * @param maxCharacters in UTF-16 units
 * @param maxBytes of a medium
 * @param mimeTypes of a medium
 * @param templateCategories of templates that may be sent, where a template was refused for its category
 * @param interactiveKinds what interactive messages may carry, by the name of the member, where such a kind was refused
 * @param quoteTypes of messages that may be sent now and answer another, where a type that cannot was refused
 */
public record Alternative(
        List<String> types,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer maxCharacters,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long maxBytes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> mimeTypes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> templateCategories,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> interactiveKinds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> quoteTypes) {

    public static Alternative types(List<String> types) {
        return new Alternative(types, null, null, null, null, null, null);
    }

    /** @param categories of templates, where a template's category was in the way */
    public static Alternative templates(List<String> types, List<String> categories) {
        return new Alternative(types, null, null, null, categories, null, null);
    }

    /** @param kinds of interactive messages, where such a kind was in the way */
    public static Alternative interactive(List<String> types, List<String> kinds) {
        return new Alternative(types, null, null, null, null, kinds, null);
    }

    /** @param quoting types of messages that may answer another, where one that may not was in the way */
    public static Alternative quotes(List<String> types, List<String> quoting) {
        return new Alternative(types, null, null, null, null, null, quoting);
    }
}
