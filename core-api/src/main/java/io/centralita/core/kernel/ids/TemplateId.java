package io.centralita.core.kernel.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** {@code tpl_…} */
public record TemplateId(UUID value) implements TypedId {

    private static final String PREFIX = "tpl";

    public static TemplateId next() {
        return new TemplateId(TypeIds.next());
    }

    /** @throws MalformedIdException when the text is not such an id */
    @JsonCreator
    public static TemplateId fromString(String text) {
        return new TemplateId(TypeIds.read(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeIds.write(PREFIX, value);
    }
}
