package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.wppconnect.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shared contacts: one card is the body, several are in {@code vcardList}. */
final class CardReader {
    private CardReader() {}

    static @Nullable MessageContent read(JsonNode message) {
        List<ContactCard> cards = new ArrayList<>();
        for (JsonNode item : Json.items(message.get("vcardList"))) {
            add(cards, Json.text(item, "vcard"), Json.word(item, "displayName"));
        }
        if (cards.isEmpty()) {
            add(cards, Json.text(message, "body"), Json.word(message, "vcardFormattedName"));
        }
        return cards.isEmpty() ? null : new MessageContent.Contacts(cards, false);
    }

    private static void add(List<ContactCard> cards, @Nullable String vcard, @Nullable String name) {
        if (vcard != null && vcard.contains("BEGIN:VCARD")) {
            cards.add(VcardReader.read(vcard, name));
        } else if (name != null) {
            cards.add(new ContactCard(name, null, null, List.of(), List.of(), null, null));
        }
    }
}
