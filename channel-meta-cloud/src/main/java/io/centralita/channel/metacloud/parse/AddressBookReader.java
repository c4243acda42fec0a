package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.ContactChanged.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries of the address book on the business's own phone (field {@code smb_app_state_sync}). */
final class AddressBookReader {
    private static final String ARRAY = "state_sync";

    private AddressBookReader() {}

    static Item item(Change change, JsonNode entry) {
        Part part = new Part.Element(ARRAY, entry);
        JsonNode contact = Json.object(entry, "contact");
        List<Identity> told = named(contact);
        String action = Json.textOrEmpty(entry, "action");
        Kind kind = kind(action);
        if (told.isEmpty() || kind == null) {
            return UnknownReader.piece(change, part, null, entry, ARRAY, "not an added or removed contact");
        }
        Peer peer = new Peer(IdentitySet.of(told), Json.firstWord(contact, "full_name", "first_name"));
        Instant at = Times.of(Json.object(entry, "metadata"), "timestamp", change.toldAt());
        ContactChanged event = new ContactChanged(
                "contact/address_book/" + peer.key() + "/" + action + "/" + at.toEpochMilli(),
                at,
                kind,
                IdentitySet.none(),
                peer,
                Facts.of(contact));
        return new Item(change, part, peer.key(), List.of(event), List.of());
    }

    private static List<Identity> named(JsonNode contact) {
        List<Identity> told = new ArrayList<>(4);
        String phone = Json.word(contact, "phone_number");
        String digits = phone == null ? null : Names.digits(phone);
        if (digits != null && digits.length() <= 20) {
            told.add(Identity.phone(digits));
        }
        People.addNames(told, contact);
        return told;
    }

    private static @Nullable Kind kind(String action) {
        return switch (action) {
            case "add", "edit", "update" -> Kind.ADDRESS_BOOK_ADDED;
            case "remove", "delete" -> Kind.ADDRESS_BOOK_REMOVED;
            default -> null;
        };
    }
}
