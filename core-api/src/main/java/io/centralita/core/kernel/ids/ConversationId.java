package io.centralita.core.kernel.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** {@code cnv_…} */
public record ConversationId(UUID value) implements TypedId {

    private static final String PREFIX = "cnv";

    public static ConversationId next() {
        return new ConversationId(TypeIds.next());
    }

    /** @throws MalformedIdException when the text is not such an id */
    @JsonCreator
    public static ConversationId fromString(String text) {
        return new ConversationId(TypeIds.read(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeIds.write(PREFIX, value);
    }
}
