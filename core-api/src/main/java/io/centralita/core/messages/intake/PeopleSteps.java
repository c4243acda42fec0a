package io.centralita.core.messages.intake;

import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.core.contacts.IntakeContacts;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.messages.MessageFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;

/** What changes about a customer: the old identities find the contact, the new ones are learned. */
@ApplicationScoped
class PeopleSteps {

    private final Openings openings;
    private final MessageFacts facts;

    PeopleSteps(Openings openings, MessageFacts facts) {
        this.openings = openings;
        this.facts = facts;
    }

    void changed(Batch batch, ContactChanged event) {
        var everything = new Peer(
                event.peer().identities().plus(event.before()), event.peer().displayName());
        var contact = openings.recognise(batch, everything);
        switch (event.kind()) {
            case MARKETING_OPT_OUT -> batch.consents.add(new IntakeContacts.Consent(contact, event.occurredAt()));
            case MARKETING_OPT_IN -> batch.consents.add(new IntakeContacts.Consent(contact, null));
            case NUMBER_CHANGED,
                    ID_CHANGED,
                    PROFILE_CHANGED,
                    IDENTITY_KEY_CHANGED,
                    ADDRESS_BOOK_ADDED,
                    ADDRESS_BOOK_REMOVED -> {}
        }
        batch.timeline.tell(new FactDraft(
                EventId.next(),
                "contact.updated",
                batch.now,
                FactDraft.Audience.WORKSPACE,
                new Actor(Actor.Kind.CONTACT, contact.value()),
                facts.json(Map.of(
                        "contact", batch.people.view(contact, everything.identities()),
                        "change", event.kind().name().toLowerCase(Locale.ROOT),
                        "facts", event.facts()))));
    }
}
