package io.centralita.core.contacts;

import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.identity.IdentitySet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Between the identities of the SPI and the addresses that are stored: a phone is kept with its plus sign. */
public final class PeerAddress {

    private static final String PHONE = "phone";
    private static final String WA_ID = "wa_id";
    private static final String USERNAME = "username";

    private PeerAddress() {}

    public static ContactAddress of(Identity identity) {
        var kind = identity.kind().name().toLowerCase(Locale.ROOT);
        return new ContactAddress(
                kind, identity.kind() == IdentityKind.PHONE ? "+" + identity.value() : identity.value());
    }

    public static List<ContactAddress> of(IdentitySet identities) {
        return identities.identities().stream().map(PeerAddress::of).toList();
    }

    /** A username is shown, not recognised by: another person may take it. */
    public static boolean recognises(ContactAddress address) {
        return !USERNAME.equals(address.kind());
    }

    /**
     * The addresses by which somebody is recognised, in the order of steadiness. A {@code wa_id} is WhatsApp's id of the phone
     * with those very digits, so each is looked up as the other too; other digits are never derived from them.
     */
    public static List<ContactAddress> lookups(IdentitySet identities) {
        return lookups(of(identities));
    }

    /** The same for addresses as they are stored. */
    public static List<ContactAddress> lookups(List<ContactAddress> addresses) {
        var all = new LinkedHashSet<ContactAddress>();
        addresses.stream().filter(PeerAddress::recognises).forEach(all::add);
        addresses.stream().map(PeerAddress::twin).flatMap(Optional::stream).forEach(all::add);
        return List.copyOf(all);
    }

    private static Optional<ContactAddress> twin(ContactAddress address) {
        return switch (address.kind()) {
            case WA_ID -> Optional.of(new ContactAddress(PHONE, "+" + address.value()));
            case PHONE -> Optional.of(new ContactAddress(WA_ID, address.value().substring(1)));
            default -> Optional.empty();
        };
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
