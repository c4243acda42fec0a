package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.ids.EventId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact about to be told; the log gives it its seq.
 *
 * @param type dotted past tense, {@code message.created}
 * @param audience what decides who may hear it, as it stood when the fact happened
 * @param data the event's {@code data} as JSON text, snake_case
 */
public record FactDraft(EventId id, String type, Instant occurredAt, Audience audience, Actor actor, String data) {

    /** All null: only those who may see the whole workspace's administration hear it. */
    public record Audience(
            @Nullable UUID conversationId,
            @Nullable UUID channelId,
            @Nullable UUID assigneeId,
            @Nullable UUID previousAssigneeId,
            @Nullable UUID teamId) {

        public static final Audience WORKSPACE = new Audience(null, null, null, null, null);
    }
}
