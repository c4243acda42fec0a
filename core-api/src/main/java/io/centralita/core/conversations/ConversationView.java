package io.centralita.core.conversations;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.centralita.core.contacts.ContactView;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation on the wire, the same in lists, answers and facts.
 *
 * @param lastMessage the JSON of the last message as {@code messages} wrote it, or null when there is none yet
 */
public record ConversationView(
        ConversationId id,
        ChannelId channelId,
        ContactView contact,
        ConversationStatus status,
        @Nullable UserId assigneeId,
        @Nullable TeamId teamId,
        Control control,
        String priority,
        List<String> labels,
        Window window,
        int unreadCount,
        @JsonRawValue @Nullable String lastMessage,
        Instant createdAt,
        Instant updatedAt) {

    /** Who writes: {@code human} or {@code bot}. The token grows with every change of hands and fences stale writers. */
    public record Control(String holder, long token) {}

    /** The provider's window for free-form messages. */
    public record Window(boolean open, @Nullable Instant expiresAt) {

        public static Window at(Instant now, @Nullable Instant expiresAt) {
            return new Window(expiresAt != null && expiresAt.isAfter(now), expiresAt);
        }
    }

    ConversationView withStatus(ConversationStatus newStatus, Instant now) {
        return with(newStatus, assigneeId, teamId, unreadCount, now);
    }

    ConversationView withAssignment(@Nullable UserId assignee, @Nullable TeamId team, Instant now) {
        return with(status, assignee, team, unreadCount, now);
    }

    ConversationView withoutUnread(Instant now) {
        return with(status, assigneeId, teamId, 0, now);
    }

    private ConversationView with(
            ConversationStatus newStatus, @Nullable UserId assignee, @Nullable TeamId team, int unread, Instant now) {
        return new ConversationView(
                id,
                channelId,
                contact,
                newStatus,
                assignee,
                team,
                control,
                priority,
                labels,
                window,
                unread,
                lastMessage,
                createdAt,
                now);
    }
}
