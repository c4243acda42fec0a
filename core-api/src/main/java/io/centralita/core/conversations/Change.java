package io.centralita.core.conversations;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change about to be written, with the fact that tells of it.
 *
 * @param told the fact's type
 * @param details what changed, beside the conversation in the fact's data
 * @param previousAssignee hears of it too
 */
public record Change(
        ConversationView after,
        String told,
        Map<String, Object> details,
        @Nullable UUID previousAssignee) {}
