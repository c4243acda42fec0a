package io.centralita.core.messages.intake;

import io.centralita.core.channels.templates.TemplateNotes;
import io.centralita.core.contacts.IntakeContacts;
import io.centralita.core.conversations.IntakeConversation;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.MessageFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything a batch has loaded and everything it will write. Used by one transaction on one thread. */
final class Batch {

    final Instant now;
    final Timeline timeline;
    final People people;
    final Set<MessageId> fresh;
    final List<IntakeConversation> opened = new ArrayList<>();
    final List<ParkedStatuses.Parked> parked = new ArrayList<>();
    final List<NewMedia> media = new ArrayList<>();
    final List<OwnEchoes.InDoubt> inDoubt;
    final List<Message> renamed = new ArrayList<>();
    final List<RawPayload> raw = new ArrayList<>();
    final List<IntakeContacts.Consent> consents = new ArrayList<>();
    final List<Message> ahead = new ArrayList<>();
    /** Messages for which a line stood, now that they were told. */
    final List<Message> told = new ArrayList<>();

    final List<StateNote> states = new ArrayList<>();
    final List<TemplateNotes.Note> templates = new ArrayList<>();
    private final Map<Pair, IntakeConversation> byPair = new HashMap<>();
    private final Map<Key, MessageId> byKey = new HashMap<>();
    private final Map<Key, List<ParkedStatuses.Parked>> unparked = new HashMap<>();
    private final Set<MessageId> settled = new HashSet<>();

    private record Pair(ChannelId channel, ContactId contact) {}

    Batch(MessageFacts facts, Instant now, Loaded loaded) {
        this.now = now;
        this.timeline = new Timeline(facts, now, loaded.conversations(), loaded.messages());
        this.people = new People(now, loaded.together(), loaded.contacts(), loaded.past());
        this.fresh = loaded.fresh();
        this.inDoubt = new ArrayList<>(loaded.inDoubt());
        loaded.conversations().forEach(this::remember);
        loaded.targets().forEach(target -> {
            if (target.providerId() != null) {
                byKey.put(new Key(target.channel(), target.providerId()), target.message());
            }
        });
        for (var status : loaded.unparked()) {
            unparked.computeIfAbsent(new Key(status.channel(), status.providerId()), key -> new ArrayList<>())
                    .add(status);
        }
    }

    /** The pair's open conversation, or its latest closed one. */
    Optional<IntakeConversation> latest(ChannelId channel, ContactId contact) {
        return Optional.ofNullable(byPair.get(new Pair(channel, contact)));
    }

    void open(IntakeConversation conversation) {
        opened.add(conversation);
        timeline.add(conversation);
        remember(conversation);
    }

    Optional<Message> target(ChannelId channel, String providerId) {
        return Optional.ofNullable(byKey.get(new Key(channel, providerId))).flatMap(timeline::find);
    }

    /** The line that this batch put in the place of a message. */
    Optional<Message> ahead(ChannelId channel, String providerId) {
        return ahead.isEmpty()
                ? Optional.empty()
                : target(channel, providerId)
                        .filter(line -> ahead.stream().anyMatch(one -> one.id().equals(line.id())));
    }

    void named(ChannelId channel, String providerId, MessageId message) {
        byKey.put(new Key(channel, providerId), message);
    }

    List<ParkedStatuses.Parked> waiting(ChannelId channel, String providerId) {
        return unparked.getOrDefault(new Key(channel, providerId), List.of());
    }

    /** The provider spoke of the message: its outcome is no longer open. */
    void settle(MessageId message) {
        settled.add(message);
    }

    Set<MessageId> settled() {
        return settled;
    }

    private void remember(IntakeConversation conversation) {
        byPair.merge(new Pair(conversation.channel(), conversation.contact()), conversation, Batch::moreCurrent);
    }

    private static IntakeConversation moreCurrent(IntakeConversation one, IntakeConversation other) {
        if (one.closed() != other.closed()) {
            return one.closed() ? other : one;
        }
        return one.id().value().compareTo(other.id().value()) > 0 ? one : other;
    }
}
