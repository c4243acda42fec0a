package io.centralita.core.messages.intake;

import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.ChannelStateChanged;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.TemplateChanged;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.core.channels.inbox.ReadEntry;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.IntakeContacts;
import io.centralita.core.contacts.PeerAddress;
import io.centralita.core.conversations.IntakeConversations;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.ids.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a batch needs from the database before it can be applied. */
final class Needs {

    final List<Step> steps = new ArrayList<>();
    /** Steps whose key must be new for them to have an effect. */
    final List<Step> once = new ArrayList<>();

    final Set<ContactAddress> addresses = new LinkedHashSet<>();
    /** Addresses that an event names as one person's. */
    private record Named(Step step, List<ContactAddress> addresses) {

        private List<ContactAddress> then(PastHolders past) {
            return past.at(addresses, step.event().occurredAt());
        }
    }

    private final List<Named> named = new ArrayList<>();

    /** When the first event happened that names anyone. */
    Instant earliest = Instant.MAX;

    /** Messages that events speak of, by the provider's id. */
    final Set<Key> targets = new LinkedHashSet<>();
    /** Messages that events speak of, by ours. */
    final Set<MessageId> ourIds = new LinkedHashSet<>();
    /** Keys that parked statuses may wait for. */
    final Set<Key> outbound = new LinkedHashSet<>();

    static Needs of(List<ReadEntry> entries) {
        var needs = new Needs();
        for (var read : entries) {
            for (var event : read.events()) {
                needs.add(new Step(read.entry(), event, MessageId.next()));
            }
        }
        return needs;
    }

    /** The key under which an event's effect happens once; null where merging is harmless any number of times. */
    static @Nullable String key(InboundEvent event) {
        return switch (event.type()) {
            case MESSAGE_RECEIVED -> ((MessageReceived) event).providerMessageId();
            case REACTION_CHANGED -> ((ReactionChanged) event).providerReactionId();
            case CONTACT_CHANGED,
                    TEMPLATE_CHANGED,
                    ACCOUNT_NOTICE,
                    CHANNEL_STATE_CHANGED,
                    MESSAGE_EDITED,
                    UNSUPPORTED -> event.dedupKey();
            case MESSAGE_REVOKED, STATUS_CHANGED -> null;
        };
    }

    /** The person, or in a group the group, whose conversation an event belongs to. */
    static Peer peer(Peer writer, @Nullable GroupReference group) {
        return group == null ? writer : new Peer(IdentitySet.of(Identity.group(group.id())), group.subject());
    }

    static Optional<MessageId> ourId(StatusChanged status) {
        var text = status.ourId();
        try {
            return text == null ? Optional.empty() : Optional.of(MessageId.fromString(text));
        } catch (MalformedIdException foreign) {
            return Optional.empty();
        }
    }

    /** Who is one person, by the events that have an effect. */
    Together together(Set<MessageId> fresh, PastHolders past) {
        var together = new Together();
        named.stream()
                .filter(person -> counts(person.step(), fresh))
                .forEach(person -> together.join(person.then(past)));
        return together;
    }

    /** Who is told of on which channel, as far as they are known. */
    List<IntakeConversations.Pair> pairs(List<IntakeContacts.Known> known, PastHolders past) {
        var byAddress = new HashMap<ContactAddress, ContactId>(known.size() * 2);
        known.forEach(person -> byAddress.put(person.address(), person.contact()));
        var pairs = new LinkedHashSet<IntakeConversations.Pair>();
        for (var person : named) {
            for (var address : person.then(past)) {
                var contact = byAddress.get(address);
                if (contact != null) {
                    pairs.add(new IntakeConversations.Pair(person.step().channel(), contact));
                }
            }
        }
        return List.copyOf(pairs);
    }

    /** Whether an event has an effect: its key, if it has one, is new. */
    static boolean counts(Step step, Set<MessageId> fresh) {
        return key(step.event()) == null || fresh.contains(step.id());
    }

    /** The events that come for the first time, of those that have an effect once. */
    List<Step> fresh(Set<MessageId> fresh) {
        return once.stream().filter(step -> fresh.contains(step.id())).toList();
    }

    /** Messages that are known already: what stands there may be waiting for them. */
    List<Key> toldAgain(Set<MessageId> fresh) {
        var again = new ArrayList<Key>();
        for (var step : once) {
            if (step.event() instanceof MessageReceived message && !fresh.contains(step.id())) {
                again.add(new Key(step.channel(), message.providerMessageId()));
            }
        }
        return again;
    }

    private void add(Step step) {
        steps.add(step);
        if (key(step.event()) != null) {
            once.add(step);
        }
        var event = step.event();
        if (event instanceof MessageReceived message) {
            message(step, message);
        } else if (event instanceof ReactionChanged reaction) {
            target(step, reaction.targetProviderMessageId());
            person(step, peer(reaction.peer(), reaction.group()));
        } else if (event instanceof MessageEdited edit) {
            target(step, edit.targetProviderMessageId());
            person(step, peer(edit.peer(), edit.group()));
        } else if (event instanceof MessageRevoked revoke) {
            target(step, revoke.targetProviderMessageId());
            person(step, peer(revoke.peer(), revoke.group()));
        } else if (event instanceof StatusChanged status) {
            target(step, status.providerMessageId());
            ourId(status).ifPresent(ourIds::add);
        } else if (event instanceof ContactChanged change) {
            people(step, change.peer().identities().plus(change.before()));
        } else if (event instanceof Unsupported unsupported) {
            unsupported(step, unsupported);
        } else {
            assertAboutChannel(event);
        }
    }

    private static void assertAboutChannel(InboundEvent event) {
        if (!(event instanceof TemplateChanged
                || event instanceof AccountNotice
                || event instanceof ChannelStateChanged)) {
            throw new IllegalStateException("an event nobody handles: " + event.type());
        }
    }

    private void message(Step step, MessageReceived message) {
        person(step, peer(message.peer(), message.group()));
        if (message.quote() != null) {
            target(step, message.quote().providerMessageId());
        }
        if (message.origin().outbound()) {
            outbound.add(new Key(step.channel(), message.providerMessageId()));
        }
    }

    private void unsupported(Step step, Unsupported event) {
        if (event.peer() != null) {
            person(step, event.peer());
        }
        if (event.providerMessageId() != null) {
            target(step, event.providerMessageId());
        }
    }

    private void person(Step step, Peer peer) {
        people(step, peer.identities());
    }

    private void people(Step step, IdentitySet identities) {
        var lookups = PeerAddress.lookups(identities);
        named.add(new Named(step, lookups));
        addresses.addAll(lookups);
        addresses.addAll(PeerAddress.of(identities));
        var at = step.event().occurredAt();
        earliest = at.isBefore(earliest) ? at : earliest;
    }

    private void target(Step step, String providerId) {
        targets.add(new Key(step.channel(), providerId));
    }
}
