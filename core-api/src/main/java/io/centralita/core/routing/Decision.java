package io.centralita.core.routing;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.UserId;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a conversation was given to somebody, or still waits.
 *
 * @param cause the fact that made the question come up
 * @param candidates JSON: each online user with its load and capacity as they stood
 */
public record Decision(
        ConversationId conversationId,
        String cause,
        String policy,
        Outcome outcome,
        Reason reason,
        @Nullable UserId assigneeId,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        String candidates,

        Instant decidedAt) {

    @Schema(name = "RoutingOutcome")
    public enum Outcome {
        ASSIGNED,
        WAITING;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Schema(name = "RoutingReason")
    public enum Reason {
        LEAST_BUSY,
        NOBODY_ONLINE,
        NOBODY_OF_THE_TEAM_ONLINE,
        ALL_AT_CAPACITY;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
