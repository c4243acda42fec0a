package io.centralita.core.kernel.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** {@code dlt_…} */
public record DeadLetterId(UUID value) implements TypedId {

    private static final String PREFIX = "dlt";

    public static DeadLetterId next() {
        return new DeadLetterId(TypeIds.next());
    }

    /** @throws MalformedIdException when the text is not such an id */
    @JsonCreator
    public static DeadLetterId fromString(String text) {
        return new DeadLetterId(TypeIds.read(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeIds.write(PREFIX, value);
    }
}
