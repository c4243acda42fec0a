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
 * @param details what else is on the card; {@link Details#NONE} when nothing is
 */
public record ContactCard(
        String formattedName,
        @Nullable String firstName,
        @Nullable String lastName,
        List<Phone> phones,
        List<String> emails,
        @Nullable String organisation,
        @Nullable String vcard,
        Details details) {

    public ContactCard {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    /** A card without details. */
    public ContactCard(
            String formattedName,
            @Nullable String firstName,
            @Nullable String lastName,
            List<Phone> phones,
            List<String> emails,
            @Nullable String organisation,
            @Nullable String vcard) {
        this(formattedName, firstName, lastName, phones, emails, organisation, vcard, Details.NONE);
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

    /**
     * What a card may say beside names and numbers.
     *
     * @param middleName if told
     * @param prefix such as {@code Dr.}
     * @param suffix such as {@code Jr.}
     * @param department within the organisation, if told
     * @param jobTitle in the organisation, if told
     * @param birthday {@code YYYY-MM-DD}, or as the provider writes it
     * @param addresses postal addresses
     * @param urls web addresses
     */
    public record Details(
            @Nullable String middleName,
            @Nullable String prefix,
            @Nullable String suffix,
            @Nullable String department,
            @Nullable String jobTitle,
            @Nullable String birthday,
            List<Address> addresses,
            List<Url> urls) {

        /** Nothing. */
        public static final Details NONE = new Details(null, null, null, null, null, null, List.of(), List.of());

        public Details {
            addresses = List.copyOf(addresses);
            urls = List.copyOf(urls);
        }
    }

    /**
     * A postal address. All parts are as written, and may be missing.
     *
     * @param street with the house number
     * @param city town
     * @param state or province
     * @param zip postal code
     * @param country name
     * @param countryCode two letters (ISO 3166-1)
     * @param label such as {@code HOME} or {@code WORK}
     */
    public record Address(
            @Nullable String street,
            @Nullable String city,
            @Nullable String state,
            @Nullable String zip,
            @Nullable String country,
            @Nullable String countryCode,
            @Nullable String label) {}

    /**
     * A web address.
     *
     * @param url as written, of any scheme or none
     * @param label such as {@code WORK}
     */
    public record Url(String url, @Nullable String label) {}
}
