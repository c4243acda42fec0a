package io.centralita.channel.wppconnect.parse;

import io.centralita.channel.spi.content.ContactCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The few lines of a vCard (RFC 2426, RFC 6350) that WhatsApp writes. */
final class VcardReader {
    private static final int MOST_LINES = 400;

    private @Nullable String formatted;
    private @Nullable String first;
    private @Nullable String last;
    private @Nullable String middle;
    private @Nullable String prefix;
    private @Nullable String suffix;
    private @Nullable String organisation;
    private @Nullable String jobTitle;
    private @Nullable String birthday;
    private final List<ContactCard.Phone> phones = new ArrayList<>();
    private final List<String> emails = new ArrayList<>();
    private final List<ContactCard.Address> addresses = new ArrayList<>();
    private final List<ContactCard.Url> urls = new ArrayList<>();

    private VcardReader() {}

    static ContactCard read(String vcard, @Nullable String name) {
        VcardReader reader = new VcardReader();
        unfolded(vcard).lines().limit(MOST_LINES).forEach(reader::line);
        String shown = reader.formatted != null ? reader.formatted : name;
        return new ContactCard(
                shown == null ? "" : shown,
                reader.first,
                reader.last,
                reader.phones,
                reader.emails,
                reader.organisation,
                vcard,
                new ContactCard.Details(
                        reader.middle,
                        reader.prefix,
                        reader.suffix,
                        null,
                        reader.jobTitle,
                        reader.birthday,
                        reader.addresses,
                        reader.urls));
    }

    /** A long line goes on in the next one after a space. */
    private static String unfolded(String vcard) {
        return vcard.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    }

    private void line(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return;
        }
        String[] head = line.substring(0, colon).split(";", -1);
        String value = plain(line.substring(colon + 1));
        String property = head[0].substring(head[0].indexOf('.') + 1).toUpperCase(Locale.ROOT);
        if (value.isBlank()) {
            return;
        }
        switch (property) {
            case "FN" -> formatted = value;
            case "N" -> names(line.substring(colon + 1));
            case "ORG" -> organisation = value.replaceAll(";+$", "");
            case "TITLE" -> jobTitle = value;
            case "BDAY" -> birthday = value;
            case "ADR" -> address(line.substring(colon + 1), label(head));
            case "URL" -> urls.add(new ContactCard.Url(value, label(head)));
            case "EMAIL" -> emails.add(value);
            case "TEL" -> phones.add(new ContactCard.Phone(value, parameter(head, "waid"), label(head)));
            default -> {}
        }
    }

    private void names(String value) {
        String[] parts = parts(value);
        last = part(parts, 0);
        first = part(parts, 1);
        middle = part(parts, 2);
        prefix = part(parts, 3);
        suffix = part(parts, 4);
    }

    /** A post office box and an extension stand first. */
    private void address(String value, @Nullable String label) {
        String[] parts = parts(value);
        ContactCard.Address address = new ContactCard.Address(
                part(parts, 2), part(parts, 3), part(parts, 4), part(parts, 5), part(parts, 6), null, label);
        if (Stream.of(parts).anyMatch(part -> !part.isBlank())) {
            addresses.add(address);
        }
    }

    private static String[] parts(String value) {
        return value.split("(?<!\\\\);", -1);
    }

    private static @Nullable String part(String[] parts, int place) {
        return place < parts.length && !parts[place].isBlank() ? plain(parts[place]) : null;
    }

    private static @Nullable String parameter(String[] head, String name) {
        for (String part : head) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).equalsIgnoreCase(name)) {
                return part.substring(equals + 1);
            }
        }
        return null;
    }

    private static @Nullable String label(String[] head) {
        String type = parameter(head, "type");
        return type == null ? null : type.toUpperCase(Locale.ROOT);
    }

    private static String plain(String value) {
        return value.replace("\\n", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\\\", "\\");
    }
}
