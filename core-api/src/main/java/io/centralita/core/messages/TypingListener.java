package io.centralita.core.messages;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.facts.FactDraft.Audience;

/** Who passes on to colleagues that somebody types. Returns at once; what is lost is lost. */
public interface TypingListener {

    /**
     * @param audience the conversation, and who holds it
     * @param composing false when the caller stopped, or has sent
     */
    void typing(Caller caller, Audience audience, boolean composing);
}
