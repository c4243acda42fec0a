package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.MessageContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shared contacts. */
final class ContactCardReader {
    private static final String ANSWERED_REQUEST = "contact_request";
    private static final ContactCard.Address NOWHERE =
            new ContactCard.Address(null, null, null, null, null, null, null);

    private ContactCardReader() {}

    static @Nullable MessageContent read(JsonNode message) {
        List<ContactCard> cards = new ArrayList<>();
        boolean requested = ANSWERED_REQUEST.equals(Json.text(message, "origin"));
        for (JsonNode contact : Json.items(message.get("contacts"))) {
            cards.add(card(contact));
            requested |= ANSWERED_REQUEST.equals(Json.text(contact, "origin"));
        }
        return cards.isEmpty() ? null : new MessageContent.Contacts(cards, requested);
    }

    private static ContactCard card(JsonNode contact) {
        JsonNode name = Json.object(contact, "name");
        List<ContactCard.Phone> phones = phones(contact);
        String first = Json.word(name, "first_name");
        String last = Json.word(name, "last_name");
        JsonNode org = Json.object(contact, "org");
        return new ContactCard(
                shownName(name, first, last, phones),
                first,
                last,
                phones,
                emails(contact),
                Json.word(org, "company"),
                Json.word(contact, "vcard"),
                new ContactCard.Details(
                        Json.word(name, "middle_name"),
                        Json.word(name, "prefix"),
                        Json.word(name, "suffix"),
                        Json.word(org, "department"),
                        Json.word(org, "title"),
                        Json.word(contact, "birthday"),
                        addresses(contact),
                        urls(contact)));
    }

    private static String shownName(
            JsonNode name, @Nullable String first, @Nullable String last, List<ContactCard.Phone> phones) {
        String formatted = Json.word(name, "formatted_name");
        if (formatted != null) {
            return formatted;
        }
        String parts = Stream.of(first, last).filter(Objects::nonNull).collect(Collectors.joining(" "));
        if (!parts.isEmpty()) {
            return parts;
        }
        return phones.isEmpty() ? "" : phones.get(0).number();
    }

    private static List<ContactCard.Phone> phones(JsonNode contact) {
        List<ContactCard.Phone> phones = new ArrayList<>();
        for (JsonNode phone : Json.items(contact.get("phones"))) {
            String number = Json.firstWord(phone, "phone", "wa_id");
            if (number != null) {
                phones.add(new ContactCard.Phone(number, Json.word(phone, "wa_id"), Json.word(phone, "type")));
            }
        }
        return phones;
    }

    private static List<String> emails(JsonNode contact) {
        List<String> emails = new ArrayList<>();
        for (JsonNode email : Json.items(contact.get("emails"))) {
            String address = Json.word(email, "email");
            if (address != null) {
                emails.add(address);
            }
        }
        return emails;
    }

    private static List<ContactCard.Address> addresses(JsonNode contact) {
        List<ContactCard.Address> addresses = new ArrayList<>();
        for (JsonNode told : Json.items(contact.get("addresses"))) {
            ContactCard.Address address = new ContactCard.Address(
                    Json.word(told, "street"),
                    Json.word(told, "city"),
                    Json.word(told, "state"),
                    Json.word(told, "zip"),
                    Json.word(told, "country"),
                    Json.word(told, "country_code"),
                    Json.word(told, "type"));
            if (!address.equals(NOWHERE)) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    private static List<ContactCard.Url> urls(JsonNode contact) {
        List<ContactCard.Url> urls = new ArrayList<>();
        for (JsonNode told : Json.items(contact.get("urls"))) {
            String url = Json.word(told, "url");
            if (url != null) {
                urls.add(new ContactCard.Url(url, Json.word(told, "type")));
            }
        }
        return urls;
    }
}
