package io.centralita.channel.spi.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shared contact.
 *
 * @param formattedName the whole name as shown
 * @param firstName if told
 * @param lastName if told
 * @param phones numbers on the card
 * @param emails addresses on the card
 * @param organisation company, if told
 * @param vcard the card in vCard text, if the provider gives one
 */
public record ContactCard(
        String formattedName,
        @Nullable String firstName,
        @Nullable String lastName,
        List<Phone> phones,
        List<String> emails,
        @Nullable String organisation,
        @Nullable String vcard) {

    public ContactCard {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    /**
     * A number on a card.
     *
     * @param number as written
     * @param waId WhatsApp's id of it, if it has one
     * @param label such as {@code CELL} or {@code WORK}
     */
    public record Phone(
            String number, @Nullable String waId, @Nullable String label) {}
}
