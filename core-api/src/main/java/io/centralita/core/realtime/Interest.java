package io.centralita.core.realtime;

import io.centralita.core.kernel.facts.FactDraft;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** All subscriptions of a stream: a fact is of interest when one of them wants it. */
public record Interest(List<Subscription> subscriptions) {

    static final int MOST = 100;

    public Interest {
        subscriptions = List.copyOf(subscriptions);
    }

    boolean wants(FactDraft fact) {
        for (var subscription : subscriptions) {
            if (subscription.wants(fact)) {
                return true;
            }
        }
        return false;
    }

    /** The single conversations named. */
    List<UUID> conversations() {
        return subscriptions.stream()
                .map(Subscription::conversation)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    boolean hearsAgents() {
        return subscriptions.stream()
                .anyMatch(subscription ->
                        subscription.topic() == Topic.AGENTS || subscription.topic() == Topic.WORKSPACE);
    }

    boolean hearsConversation(UUID conversation) {
        return subscriptions.stream().anyMatch(subscription -> switch (subscription.topic()) {
            case WORKSPACE, CONVERSATIONS -> true;
            case CONVERSATION -> conversation.equals(subscription.conversation());
            case CONTACTS, CHANNELS, AGENTS -> false;
        });
    }
}
