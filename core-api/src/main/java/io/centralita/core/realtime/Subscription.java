package io.centralita.core.realtime;

import io.centralita.core.kernel.facts.FactDraft;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code subs}.
 *
 * @param conversation the one conversation of topic {@code conversation:cnv_…}, else null
 * @param types event types, each whole ({@code message.created}) or a family ({@code message.*}); empty takes all
 */
public record Subscription(Topic topic, @Nullable UUID conversation, List<String> types) {

    public Subscription {
        types = List.copyOf(types);
    }

    boolean wants(FactDraft fact) {
        return topical(fact) && typed(fact.type());
    }

    private boolean topical(FactDraft fact) {
        return switch (topic) {
            case WORKSPACE -> true;
            case CONVERSATIONS -> fact.audience().conversationId() != null;
            case CONVERSATION ->
                fact.audience().conversationId() != null
                        && fact.audience().conversationId().equals(conversation);
            case CONTACTS, CHANNELS, AGENTS -> topic.takes(fact.type());
        };
    }

    private boolean typed(String type) {
        if (types.isEmpty()) {
            return true;
        }
        for (var wanted : types) {
            if (wanted.endsWith(".*") ? type.regionMatches(0, wanted, 0, wanted.length() - 1) : type.equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
