package io.centralita.core.messages.intake;

import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.core.contacts.IntakeContacts;
import io.centralita.core.contacts.PeerAddress;
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
        var contact = openings.recognise(batch, event.peer(), event.occurredAt());
        switch (event.kind()) {
            case MARKETING_OPT_OUT ->
                batch.consents.add(new IntakeContacts.Consent(contact, false, event.occurredAt()));
            case MARKETING_OPT_IN -> batch.consents.add(new IntakeContacts.Consent(contact, true, event.occurredAt()));
            case NUMBER_CHANGED, ID_CHANGED, PROFILE_CHANGED ->
                batch.people.retire(contact, event.before(), change(event), event.occurredAt());
            case IDENTITY_KEY_CHANGED, ADDRESS_BOOK_ADDED, ADDRESS_BOOK_REMOVED -> {}
        }
        batch.timeline.tell(new FactDraft(
                EventId.next(),
                "contact.updated",
                batch.now,
                FactDraft.Audience.WORKSPACE,
                new Actor(Actor.Kind.CONTACT, contact.value()),
                facts.json(Map.of(
                        "contact", batch.people.view(contact, event.peer().identities()),
                        "change", change(event),
                        "previous_addresses", PeerAddress.of(event.before()),
                        "facts", event.facts()))));
    }

    private static String change(ContactChanged event) {
        return event.kind().name().toLowerCase(Locale.ROOT);
    }
}
