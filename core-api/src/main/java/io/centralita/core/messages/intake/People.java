package io.centralita.core.messages.intake;

import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.ContactView;
import io.centralita.core.contacts.IntakeContacts;
import io.centralita.core.contacts.PeerAddress;
import io.centralita.core.kernel.ids.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises the people of a batch by any of their addresses, makes those not known, learns addresses not known. */
final class People {

    private final Map<ContactAddress, ContactId> byAddress = new HashMap<>();
    private final Map<ContactId, String> names = new HashMap<>();
    final List<IntakeContacts.New> made = new ArrayList<>();
    final List<IntakeContacts.NewAddress> theirs = new ArrayList<>();
    final List<IntakeContacts.NewAddress> learned = new ArrayList<>();

    private final Instant now;

    People(Instant now, List<IntakeContacts.Known> known) {
        this.now = now;
        for (var person : known) {
            byAddress.put(person.address(), person.contact());
            var name = person.name();
            if (name != null) {
                names.put(person.contact(), name);
            }
        }
    }

    /** The contact of the first address that is known, in the order of steadiness. */
    Optional<ContactId> find(IdentitySet identities) {
        for (var address : addresses(identities)) {
            var contact = byAddress.get(address);
            if (contact != null) {
                return Optional.of(contact);
            }
        }
        return Optional.empty();
    }

    ContactId recognise(Peer peer, @Nullable String name) {
        var known = find(peer.identities());
        var contact = known.orElseGet(() -> make(name));
        for (var address : addresses(peer.identities())) {
            if (byAddress.putIfAbsent(address, contact) == null) {
                var fresh = new IntakeContacts.NewAddress(address, contact, now);
                (known.isPresent() ? learned : theirs).add(fresh);
            }
        }
        return contact;
    }

    @Nullable
    String name(ContactId contact) {
        return names.get(contact);
    }

    /** As far as this batch knows the contact. */
    ContactView view(ContactId contact, IdentitySet identities) {
        return new ContactView(contact, name(contact), PeerAddress.of(identities));
    }

    private ContactId make(@Nullable String name) {
        var contact = ContactId.next();
        made.add(new IntakeContacts.New(contact, name, now));
        if (name != null) {
            names.put(contact, name);
        }
        return contact;
    }

    /** A username is shown, not recognised by: another person may take it. */
    private List<ContactAddress> addresses(IdentitySet identities) {
        return identities.identities().stream()
                .filter(identity -> identity.kind() != IdentityKind.USERNAME)
                .map(PeerAddress::of)
                .toList();
    }
}
