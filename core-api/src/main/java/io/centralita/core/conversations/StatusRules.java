package io.centralita.core.conversations;

import java.util.Map;
import java.util.Optional;

/** The rules of status and unread count. */
final class StatusRules {

    private StatusRules() {}

    /** Any status may follow any other; the store refuses a second open conversation. */
    static ChangeRule become(ConversationStatus status) {
        return (present, now) -> {
            var before = present.value();
            return before.status() == status
                    ? Optional.empty()
                    : Optional.of(new Change(
                            before.withStatus(status, now),
                            "conversation.status_changed",
                            Map.of("previous_status", before.status()),
                            null));
        };
    }

    static ChangeRule read() {
        return (present, now) -> {
            var before = present.value();
            return before.unreadCount() == 0
                    ? Optional.empty()
                    : Optional.of(new Change(
                            before.withoutUnread(now),
                            "conversation.read",
                            Map.of("previous_unread_count", before.unreadCount()),
                            null));
        };
    }
}
