package io.centralita.core.kernel.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** {@code stm_…}: a set of subscriptions that a socket can take up again. */
public record StreamId(UUID value) implements TypedId {

    private static final String PREFIX = "stm";

    public static StreamId next() {
        return new StreamId(TypeIds.next());
    }

    /** @throws MalformedIdException when the text is not such an id */
    @JsonCreator
    public static StreamId fromString(String text) {
        return new StreamId(TypeIds.read(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeIds.write(PREFIX, value);
    }
}
