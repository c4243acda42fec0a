package io.centralita.core.conversations.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation as a merge of contacts looks at it, locked. */
public record HeldConversation(
        UUID id,
        UUID channel,
        UUID contact,
        String status,
        boolean assigned,
        Instant lastActivity,
        int unread,
        @Nullable Instant windowExpiresAt) {

    public boolean open() {
        return !"closed".equals(status);
    }

    public boolean waitsForAgent() {
        return "open".equals(status);
    }
}
