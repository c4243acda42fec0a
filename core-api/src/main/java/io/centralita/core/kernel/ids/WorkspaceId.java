package io.centralita.core.kernel.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** {@code ws_…} */
public record WorkspaceId(UUID value) implements TypedId {

    private static final String PREFIX = "ws";

    public static WorkspaceId next() {
        return new WorkspaceId(TypeIds.next());
    }

    /** @throws MalformedIdException when the text is not such an id */
    @JsonCreator
    public static WorkspaceId fromString(String text) {
        return new WorkspaceId(TypeIds.read(PREFIX, text));
    }

    @Override
    @JsonValue
    public String toString() {
        return TypeIds.write(PREFIX, value);
    }
}
