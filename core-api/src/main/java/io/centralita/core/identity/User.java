package io.centralita.core.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person who works in a workspace.
 *
 * @param email lower case, one user for each in a workspace
 * @param capacity how many open conversations automatic assignment gives it at once
 * @param version grows with each change; the ETag
 */
public record User(
        UserId id,
        String email,
        String name,
        Role role,
        Status status,
        int capacity,
        List<TeamId> teamIds,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    @Schema(name = "UserStatus")
    public enum Status {
        ACTIVE,
        DISABLED;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when there is no such status */
        @JsonCreator
        public static Status fromString(String text) {
            return switch (text) {
                case "active" -> ACTIVE;
                case "disabled" -> DISABLED;
                default -> throw new IllegalArgumentException("no such status");
            };
        }
    }
}
