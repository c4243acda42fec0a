package io.centralita.core.messages.options;

import java.util.List;
import java.util.Locale;

/** What templates are for, in the provider's words, lower-case. */
public final class TemplateCategories {

    public static final List<String> ALL = List.of("authentication", "marketing", "utility");

    /** What a customer who opted out still gets. */
    public static final List<String> WITHOUT_MARKETING =
            ALL.stream().filter(category -> !isMarketing(category)).toList();

    public static final String REFUSES_MARKETING = "The customer does not want marketing messages.";

    public static final String NEEDS_ANOTHER_ADDRESS =
            "The provider sends templates of this category only to addresses of a kind that the contact has none of.";

    private TemplateCategories() {}

    /** Also of Meta's kinds of it, such as {@code MARKETING_LITE}. */
    public static boolean isMarketing(String category) {
        return category.toLowerCase(Locale.ROOT).startsWith("marketing");
    }
}
