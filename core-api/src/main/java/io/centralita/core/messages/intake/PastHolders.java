package io.centralita.core.messages.intake;

import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.IntakeContacts;
import io.centralita.core.contacts.PeerAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who held addresses until they were given up. What was written before that was written by them, whoever has the address now,
 * and whatever is told first.
 */
final class PastHolders {

    private static final String STAND_IN = "past";

    private final Map<ContactAddress, NavigableMap<Instant, IntakeContacts.Past>> byAddress = new HashMap<>();

    PastHolders(List<IntakeContacts.Past> past) {
        for (var held : past) {
            for (var address : PeerAddress.lookups(List.of(held.address()))) {
                byAddress.computeIfAbsent(address, any -> new TreeMap<>()).put(held.until(), held);
            }
        }
    }

    /**
     * The addresses by which who wrote then is recognised: in place of those that were given up since stands the person whose
     * they were, as an address that nobody else has.
     */
    List<ContactAddress> at(List<ContactAddress> addresses, Instant written) {
        if (byAddress.isEmpty()) {
            return addresses;
        }
        var then = new LinkedHashSet<ContactAddress>();
        for (var address : addresses) {
            var holder = holder(address, written);
            then.add(holder == null ? address : standIn(holder));
        }
        return List.copyOf(then);
    }

    boolean gaveUp(ContactAddress address, Instant written) {
        return holder(address, written) != null;
    }

    /** Whether who wrote then gave up any of the addresses since. */
    boolean gaveUp(IdentitySet identities, Instant written) {
        return PeerAddress.of(identities).stream().anyMatch(address -> gaveUp(address, written));
    }

    /** Whose the addresses are that stand for people. */
    List<IntakeContacts.Known> known() {
        var known = new ArrayList<IntakeContacts.Known>();
        byAddress
                .values()
                .forEach(times -> times.values()
                        .forEach(held ->
                                known.add(new IntakeContacts.Known(standIn(held), held.contact(), held.name()))));
        return known;
    }

    private IntakeContacts.@Nullable Past holder(ContactAddress address, Instant written) {
        var times = byAddress.get(address);
        var given = times == null ? null : times.higherEntry(written);
        return given == null ? null : given.getValue();
    }

    private static ContactAddress standIn(IntakeContacts.Past held) {
        return new ContactAddress(STAND_IN, held.contact().toString());
    }
}
