package io.centralita.core.routing;

import com.fasterxml.jackson.annotation.JsonValue;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.UserId;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /v1/conversations/{id}/routing}.
 *
 * @param candidates who is online now, and whether it could take this one
 * @param decisions the newest first
 */
public record RoutingView(
        ConversationId conversationId,
        State state,
        @Nullable UserId assigneeId,
        List<ConsideredUser> candidates,
        List<Decision> decisions) {

    @Schema(name = "RoutingState")
    public enum State {
        WAITING,
        /** It waits for the customer, not for an agent. */
        PENDING,
        ASSIGNED,
        CLOSED;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
