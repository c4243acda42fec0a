package io.centralita.core.realtime;

import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.ids.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Something fleeting: who types, who is there. Never stored, may be lost.
 *
 * @param from the connection that said it, or the principal when it came by REST; neither hears it again
 * @param audience the conversation and who holds it; null for presence, which all listeners of agents hear
 * @param frame the whole frame as JSON
 */
record Signal(WorkspaceId workspace, String from, @Nullable Audience audience, byte[] frame) {

    boolean isFor(Session session, Interest interest) {
        if (session.connection().equals(from)
                || session.caller().principal().toString().equals(from)) {
            return false;
        }
        if (audience == null || audience.conversationId() == null) {
            return interest.hearsAgents();
        }
        return interest.hearsConversation(audience.conversationId())
                && session.sight().coversConversation(audience);
    }
}
