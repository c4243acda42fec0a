package io.centralita.core.contacts;

import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.identity.IdentitySet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Between the identities of the SPI and the addresses that are stored: a phone is kept with its plus sign. */
public final class PeerAddress {

    private PeerAddress() {}

    public static ContactAddress of(Identity identity) {
        var kind = identity.kind().name().toLowerCase(Locale.ROOT);
        return new ContactAddress(
                kind, identity.kind() == IdentityKind.PHONE ? "+" + identity.value() : identity.value());
    }

    public static List<ContactAddress> of(IdentitySet identities) {
        return identities.identities().stream().map(PeerAddress::of).toList();
    }

    /** The identities a plug-in can use; addresses of kinds it does not know are left out. */
    public static IdentitySet identities(List<ContactAddress> addresses) {
        return IdentitySet.of(addresses.stream()
                .map(PeerAddress::identity)
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<Identity> identity(ContactAddress address) {
        for (var kind : IdentityKind.values()) {
            if (kind.name().equalsIgnoreCase(address.kind())) {
                var value = kind == IdentityKind.PHONE && address.value().startsWith("+")
                        ? address.value().substring(1)
                        : address.value();
                return Optional.of(new Identity(kind, value));
            }
        }
        return Optional.empty();
    }
}
