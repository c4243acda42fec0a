package io.centralita.core.messages.intake;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises the people of a batch by any of their addresses, makes those not known, learns addresses not known. */
final class People {

    private final Together together;
    private final PastHolders past;
    private final Map<ContactAddress, ContactId> byRoot = new HashMap<>();
    private final Map<ContactAddress, ContactId> usernames = new HashMap<>();
    private final Set<ContactAddress> known = new HashSet<>();
    private final Map<ContactId, String> names = new HashMap<>();
    final List<IntakeContacts.New> made = new ArrayList<>();
    final List<IntakeContacts.Named> named = new ArrayList<>();
    final List<IntakeContacts.NewAddress> theirs = new ArrayList<>();
    final List<IntakeContacts.NewAddress> learned = new ArrayList<>();
    final Map<ContactAddress, IntakeContacts.NewAddress> shown = new HashMap<>();
    final List<IntakeContacts.Retired> retired = new ArrayList<>();

    private final Instant now;

    /** @param contacts of each person of {@code together} at most one */
    People(Instant now, Together together, List<IntakeContacts.Known> contacts, PastHolders past) {
        this.now = now;
        this.together = together;
        this.past = past;
        for (var person : contacts) {
            var address = person.address();
            if (PeerAddress.recognises(address)) {
                known.add(address);
                byRoot.put(together.root(address), person.contact());
            } else {
                usernames.put(address, person.contact());
            }
            var name = person.name();
            if (name != null) {
                names.put(person.contact(), name);
            }
        }
    }

    /** @param at when the person had the peer's addresses */
    ContactId recognise(Peer peer, @Nullable String name, Instant at) {
        var root = root(peer.identities(), at);
        var present = Optional.ofNullable(root == null ? null : byRoot.get(root));
        var contact = present.orElseGet(() -> make(name));
        if (root != null) {
            byRoot.put(root, contact);
        }
        if (name != null && names.putIfAbsent(contact, name) == null) {
            named.add(new IntakeContacts.Named(contact, name, now));
        }
        for (var address : PeerAddress.of(peer.identities())) {
            if (!PeerAddress.recognises(address)) {
                show(address, contact);
            } else if (!past.gaveUp(address, at) && known.add(address)) {
                var fresh = new IntakeContacts.NewAddress(address, contact, now);
                (present.isPresent() ? learned : theirs).add(fresh);
            }
        }
        return contact;
    }

    /** They are no longer reached there since then; who answers there next is somebody else. */
    void retire(ContactId contact, IdentitySet before, String reason, Instant at) {
        var told = PeerAddress.of(before);
        PeerAddress.lookups(before)
                .forEach(address ->
                        retired.add(new IntakeContacts.Retired(address, contact, reason, at, told.contains(address))));
    }

    /** Whether who wrote then is not reached there any more. */
    boolean left(Peer peer, Instant at) {
        return past.gaveUp(peer.identities(), at);
    }

    @Nullable
    String name(ContactId contact) {
        return names.get(contact);
    }

    /** As far as this batch knows the contact. */
    ContactView view(ContactId contact, IdentitySet identities) {
        return new ContactView(contact, name(contact), PeerAddress.of(identities));
    }

    /** Somebody known only by a username is a new person each time. */
    private @Nullable ContactAddress root(IdentitySet identities, Instant at) {
        return past.at(PeerAddress.lookups(identities), at).stream()
                .findFirst()
                .map(together::root)
                .orElse(null);
    }

    private void show(ContactAddress username, ContactId contact) {
        if (!Objects.equals(usernames.put(username, contact), contact)) {
            shown.put(username, new IntakeContacts.NewAddress(username, contact, now));
        }
    }

    private ContactId make(@Nullable String name) {
        var contact = ContactId.next();
        made.add(new IntakeContacts.New(contact, name, now));
        if (name != null) {
            names.put(contact, name);
        }
        return contact;
    }
}
