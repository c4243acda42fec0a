package io.centralita.core.messages.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.core.channels.features.ChannelFeatures;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.messages.TypingListener;
import io.centralita.core.messages.options.ConversationState;
import io.centralita.core.messages.options.Refusal;
import io.centralita.core.messages.options.SendOptionsReader;
import io.centralita.core.messages.options.SendOptionsReader.Seen;
import io.centralita.core.messages.options.SendRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody types an answer: shown to the customer where the number can, and told to colleagues. A courtesy: nothing of it is
 * stored, each node counts for itself, and the provider is asked at most once in {@link #PAUSE} for each conversation.
 */
@ApplicationScoped
public class Typing {

    /** Providers show it for longer than this (Meta: 25 s), so one that is said again in time never goes out. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Duration FORGOTTEN = Duration.ofSeconds(30);
    private static final int MOST = 100_000;

    private final SendOptionsReader options;
    private final Courtesies courtesies;
    private final TypingListener colleagues;
    private final Clock clock;
    private final Cache<ConversationId, Typist> typists =
            Caffeine.newBuilder().expireAfterWrite(FORGOTTEN).maximumSize(MOST).build();

    Typing(SendOptionsReader options, Courtesies courtesies, TypingListener colleagues, Clock clock) {
        this.options = options;
        this.courtesies = courtesies;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /** @param shownAt when the customer was last shown it */
    private record Typist(UUID principal, Audience audience, Instant shownAt) {

        /** @return now when it is time to show it again */
        Instant lastShown(Instant now) {
            return now.isBefore(shownAt.plus(PAUSE)) ? shownAt : now;
        }
    }

    /**
     * The caller types, as somebody who may send. Fails with NOT_FOUND for a conversation the caller does not see, with
     * UNSUPPORTED_BY_CHANNEL when the number shows no typing, and as a text would fail that is sent now.
     */
    public Uni<Void> begin(Caller caller, ConversationId conversation) {
        caller.require(Permission.MESSAGES_SEND);
        return options.seen(caller, conversation)
                .invoke(Typing::check)
                .invoke(seen -> begin(caller, conversation, audience(seen.conversation())))
                .replaceWithVoid();
    }

    /** The caller gave the answer up. The customer's side forgets it by itself. */
    public Uni<Void> end(Caller caller, ConversationId conversation) {
        caller.require(Permission.MESSAGES_SEND);
        return options.seen(caller, conversation)
                .invoke(seen -> colleagues.typing(caller, audience(seen.conversation()), false))
                .replaceWithVoid();
    }

    /** The caller's message is on its way: providers stop showing it with the answer, so it may be shown again at once. */
    public void sent(Caller caller, ConversationId conversation) {
        var typist = typists.asMap().remove(conversation);
        if (typist != null && typist.principal().equals(caller.principal())) {
            colleagues.typing(caller, typist.audience(), false);
        }
    }

    private void begin(Caller caller, ConversationId conversation, Audience audience) {
        var now = clock.instant();
        var typist = typists.asMap()
                .compute(
                        conversation,
                        (id, before) ->
                                new Typist(caller.principal(), audience, before == null ? now : before.lastShown(now)));
        if (typist.shownAt().equals(now)) {
            courtesies.show(caller.workspace(), conversation, true);
        }
        colleagues.typing(caller, audience, true);
    }

    private static void check(Seen seen) {
        var situation = seen.situation();
        SendRules.ofConversation(situation).ifPresent(Typing::refuse);
        var capabilities = situation.capabilities();
        if (capabilities == null || !capabilities.has(ChannelFeature.TYPING)) {
            throw ChannelFeatures.unsupported("typing");
        }
        SendRules.ofType(situation, capabilities, ContentType.TEXT).ifPresent(Typing::refuse);
    }

    private static void refuse(Refusal refusal) {
        throw ProblemException.of(refusal.code(), refusal.detail());
    }

    private static Audience audience(ConversationState conversation) {
        return new Audience(
                conversation.id().value(),
                conversation.channel().value(),
                conversation.assignee(),
                null,
                conversation.team());
    }
}
