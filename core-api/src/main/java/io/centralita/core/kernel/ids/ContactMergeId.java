package io.centralita.core.kernel.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** {@code mrg_…} */
public record ContactMergeId(UUID value) implements TypedId {

    private static final String PREFIX = "mrg";

    public static ContactMergeId next() {
        return new ContactMergeId(TypeIds.next());
    }

    /** @throws MalformedIdException when the text is not such an id */
    @JsonCreator
    public static ContactMergeId fromString(String text) {
        return new ContactMergeId(TypeIds.read(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeIds.write(PREFIX, value);
    }
}
