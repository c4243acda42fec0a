package io.centralita.core.contacts;

import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ContactMergeId;
import io.centralita.core.kernel.ids.ConversationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merge as it is remembered.
 *
 * @param contactId who went
 * @param intoId who stayed
 * @param addresses what went with it
 * @param conversationIds the conversations that went with it, or that it closed
 * @param undoneAt null while it stands
 */
public record ContactMerge(
        ContactMergeId id,
        ContactId contactId,
        ContactId intoId,
        MergeReason reason,
        Instant mergedAt,
        List<ContactAddress> addresses,
        List<ConversationId> conversationIds,
        @Nullable Instant undoneAt) {}
