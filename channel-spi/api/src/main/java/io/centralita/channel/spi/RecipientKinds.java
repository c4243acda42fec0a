package io.centralita.channel.spi;

import io.centralita.channel.spi.identity.IdentityKind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By which identities a channel can reach somebody. Who has none of them cannot be written to, and is refused before a send.
 *
 * @param kinds any one of which is enough; empty: not told, so that {@link ChannelAdapter#send} decides
 * @param templates the same for templates of a category, by its name in lower case; a category that is absent needs no other
 *     than {@code kinds}
 */
public record RecipientKinds(Set<IdentityKind> kinds, Map<String, Set<IdentityKind>> templates) {

    private static final RecipientKinds ANY = new RecipientKinds(Set.of(), Map.of());

    public RecipientKinds {
        kinds = Set.copyOf(kinds);
        templates = templates.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        category -> category.getKey().toLowerCase(Locale.ROOT),
                        category -> Set.copyOf(category.getValue())));
    }

    /** Not told. */
    public static RecipientKinds any() {
        return ANY;
    }

    /** @param known the kinds of identities that somebody is known by */
    public boolean reach(Set<IdentityKind> known) {
        return reach(kinds, known);
    }

    /** Whether a template of a category may go to who is known so. */
    public boolean reach(Set<IdentityKind> known, String category) {
        return reach(known) && reach(templates.getOrDefault(category.toLowerCase(Locale.ROOT), Set.of()), known);
    }

    private static boolean reach(Set<IdentityKind> wanted, Set<IdentityKind> known) {
        return wanted.isEmpty() || known.stream().anyMatch(wanted::contains);
    }
}
