package io.centralita.core.messages;

import io.centralita.channel.spi.content.ContactCard;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a contact in a send to the SPI's. What can be on a card that came in can be on one that goes out. */
final class CardContents {

    static final Set<String> FIELDS = Set.of(
            "formatted_name",
            "first_name",
            "last_name",
            "middle_name",
            "prefix",
            "suffix",
            "organisation",
            "department",
            "job_title",
            "birthday",
            "phones",
            "emails",
            "addresses",
            "urls",
            "vcard");

    private static final Set<String> PHONE = Set.of("number", "wa_id", "label");
    private static final Set<String> ADDRESS =
            Set.of("street", "city", "state", "zip", "country", "country_code", "label");
    private static final Set<String> URL = Set.of("url", "label");

    private CardContents() {}

    static ContactCard read(JsonFields fields) {
        return new ContactCard(
                fields.text("formatted_name", 200),
                fields.optionalText("first_name", 200),
                fields.optionalText("last_name", 200),
                fields.list("phones", 20, PHONE, CardContents::phone),
                fields.texts("emails", 20, 320),
                fields.optionalText("organisation", 200),
                fields.optionalText("vcard", 10_000),
                new ContactCard.Details(
                        fields.optionalText("middle_name", 200),
                        fields.optionalText("prefix", 40),
                        fields.optionalText("suffix", 40),
                        fields.optionalText("department", 200),
                        fields.optionalText("job_title", 200),
                        birthday(fields),
                        fields.list("addresses", 20, ADDRESS, CardContents::address),
                        fields.list("urls", 20, URL, CardContents::url)));
    }

    private static ContactCard.Phone phone(JsonFields fields) {
        return new ContactCard.Phone(
                fields.text("number", 40), fields.optionalText("wa_id", 40), fields.optionalText("label", 20));
    }

    private static ContactCard.Address address(JsonFields fields) {
        return new ContactCard.Address(
                fields.optionalText("street", 500),
                fields.optionalText("city", 200),
                fields.optionalText("state", 200),
                fields.optionalText("zip", 40),
                fields.optionalText("country", 200),
                fields.optionalText("country_code", 2),
                fields.optionalText("label", 20));
    }

    private static ContactCard.Url url(JsonFields fields) {
        return new ContactCard.Url(fields.text("url", 2_048), fields.optionalText("label", 20));
    }

    private static @Nullable String birthday(JsonFields fields) {
        var day = fields.optionalText("birthday", 10);
        try {
            return day == null ? null : LocalDate.parse(day).toString();
        } catch (DateTimeParseException malformed) {
            throw fields.invalid("birthday", "malformed_date", "A day has the form 1990-02-28.");
        }
    }
}
