package io.centralita.core.kernel.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** {@code team_…} */
public record TeamId(UUID value) implements TypedId {

    private static final String PREFIX = "team";

    public static TeamId next() {
        return new TeamId(TypeIds.next());
    }

    /** @throws MalformedIdException when the text is not such an id */
    @JsonCreator
    public static TeamId fromString(String text) {
        return new TeamId(TypeIds.read(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeIds.write(PREFIX, value);
    }
}
