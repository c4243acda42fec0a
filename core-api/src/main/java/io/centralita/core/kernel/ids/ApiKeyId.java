package io.centralita.core.kernel.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** {@code key_…} */
public record ApiKeyId(UUID value) implements TypedId {

    private static final String PREFIX = "key";

    public static ApiKeyId next() {
        return new ApiKeyId(TypeIds.next());
    }

    /** @throws MalformedIdException when the text is not such an id */
    @JsonCreator
    public static ApiKeyId fromString(String text) {
        return new ApiKeyId(TypeIds.read(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeIds.write(PREFIX, value);
    }
}
