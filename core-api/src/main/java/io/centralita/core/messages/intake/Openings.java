package io.centralita.core.messages.intake;

import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.core.conversations.ConversationStatus;
import io.centralita.core.conversations.IntakeConversation;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.messages.MessageFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Recognises the contact and opens, resumes or finds the conversation a message belongs to. */
@ApplicationScoped
class Openings {

    private final MessageFacts facts;
    private final Duration resumeWithin;

    Openings(
            MessageFacts facts,
            @ConfigProperty(name = "centralita.conversations.resume-within", defaultValue = "24H")
                    Duration resumeWithin) {
        this.facts = facts;
        this.resumeWithin = resumeWithin;
    }

    /** @param at when the person had the peer's addresses */
    ContactId recognise(Batch batch, Peer peer, Instant at) {
        var made = batch.people.made.size();
        var named = batch.people.named.size();
        var contact = batch.people.recognise(peer, peer.displayName(), at);
        if (batch.people.made.size() > made) {
            tell(batch, "contact.created", contact, peer);
        } else if (batch.people.named.size() > named) {
            tell(batch, "contact.updated", contact, peer);
        }
        return contact;
    }

    private void tell(Batch batch, String type, ContactId contact, Peer peer) {
        batch.timeline.tell(new FactDraft(
                EventId.next(),
                type,
                batch.now,
                FactDraft.Audience.WORKSPACE,
                new Actor(Actor.Kind.CONTACT, contact.value()),
                facts.json(Map.of("contact", batch.people.view(contact, peer.identities())))));
    }

    /**
     * What was written before the number was connected resumes nothing, and without a conversation goes into one that is over.
     * What the business writes by its phone waits for the customer, not for an agent.
     */
    IntakeConversation conversation(
            Batch batch, ChannelId channel, Peer peer, MessageOrigin origin, Instant writtenAt) {
        var contact = recognise(batch, peer, writtenAt);
        var latest = batch.latest(channel, contact);
        if (latest.isPresent() && (!latest.get().closed() || origin.history())) {
            return latest.get();
        }
        if (latest.isPresent() && latest.get().resumable(batch.now, resumeWithin)) {
            latest.get().resume(origin.outbound() ? ConversationStatus.PENDING : ConversationStatus.OPEN);
            tell(batch, "conversation.resumed", latest.get(), peer);
            return latest.get();
        }
        if (origin.history()) {
            return begin(
                    batch,
                    "conversation.imported",
                    IntakeConversation.over(channel, contact, batch.now, writtenAt),
                    peer);
        }
        var opened = origin.outbound()
                ? IntakeConversation.pending(channel, contact, batch.now)
                : IntakeConversation.open(channel, contact, batch.now);
        return begin(batch, "conversation.opened", opened, peer);
    }

    /** The customer wrote: a conversation that waited for that is open again. */
    void answered(Batch batch, IntakeConversation conversation, Peer peer) {
        if (conversation.waitsForCustomer()) {
            var before = conversation.status();
            conversation.resume(ConversationStatus.OPEN);
            tell(batch, "conversation.status_changed", conversation, peer, Map.of("previous_status", before));
        }
    }

    private IntakeConversation begin(Batch batch, String type, IntakeConversation conversation, Peer peer) {
        batch.open(conversation);
        tell(batch, type, conversation, peer);
        return conversation;
    }

    private void tell(Batch batch, String type, IntakeConversation conversation, Peer peer) {
        tell(batch, type, conversation, peer, Map.of());
    }

    private void tell(
            Batch batch, String type, IntakeConversation conversation, Peer peer, Map<String, Object> details) {
        var person = batch.people.view(conversation.contact(), peer.identities());
        var data = new LinkedHashMap<String, Object>();
        data.put("conversation", conversation.view(person, batch.now));
        data.putAll(details);
        batch.timeline.tell(new FactDraft(
                EventId.next(),
                type,
                batch.now,
                MessageFacts.audience(conversation),
                new Actor(Actor.Kind.CONTACT, conversation.contact().value()),
                facts.json(data)));
    }
}
