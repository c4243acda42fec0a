package io.centralita.core.kernel.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** {@code bot_…} */
public record BotId(UUID value) implements TypedId {

    private static final String PREFIX = "bot";

    public static BotId next() {
        return new BotId(TypeIds.next());
    }

    /** @throws MalformedIdException when the text is not such an id */
    @JsonCreator
    public static BotId fromString(String text) {
        return new BotId(TypeIds.read(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeIds.write(PREFIX, value);
    }
}
