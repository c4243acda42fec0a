package io.centralita.core.messages.intake;

import io.centralita.channel.spi.identity.Peer;
import io.centralita.core.conversations.IntakeConversation;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.messages.MessageFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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

    ContactId recognise(Batch batch, Peer peer) {
        var made = batch.people.made.size();
        var named = batch.people.named.size();
        var contact = batch.people.recognise(peer, peer.displayName());
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

    /** @param past a message from before the number was connected resumes nothing */
    IntakeConversation conversation(Batch batch, ChannelId channel, Peer peer, boolean past) {
        var contact = recognise(batch, peer);
        var latest = batch.latest(channel, contact);
        if (latest.isPresent() && (!latest.get().closed() || past)) {
            return latest.get();
        }
        if (latest.isPresent() && latest.get().resumable(batch.now, resumeWithin)) {
            latest.get().resume();
            tell(batch, "conversation.resumed", latest.get(), peer);
            return latest.get();
        }
        var opened = IntakeConversation.open(channel, contact, batch.now);
        batch.open(opened);
        tell(batch, "conversation.opened", opened, peer);
        return opened;
    }

    private void tell(Batch batch, String type, IntakeConversation conversation, Peer peer) {
        var person = batch.people.view(conversation.contact(), peer.identities());
        batch.timeline.tell(new FactDraft(
                EventId.next(),
                type,
                batch.now,
                MessageFacts.audience(conversation),
                new Actor(Actor.Kind.CONTACT, conversation.contact().value()),
                facts.json(Map.of("conversation", conversation.view(person, batch.now)))));
    }
}
