package io.centralita.core.contacts;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A search of the list: part of a name, or part of an address such as a phone. Plain text: no wildcard, no pattern.
 *
 * @param name what the lower-case name must contain; empty for everything
 * @param address what an address may contain instead
 */
public record ContactSearch(String name, Optional<String> address) {

    private static final int FEWEST_DIGITS = 3;

    public static ContactSearch of(@Nullable String text) {
        var name = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        var address = name.replaceAll("[\\s().-]", "");
        var digits = address.chars().filter(Character::isDigit).count();
        return new ContactSearch(name, digits < FEWEST_DIGITS ? Optional.empty() : Optional.of(address));
    }
}
