package io.centralita.channel.metacloud.parse;

import io.centralita.channel.spi.identity.Identity;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which kind of name a text is. A phone and a business-scoped user id are told apart by their form, wherever they stand.
 * Source: Meta, "Business-scoped user IDs", 2026-05.
 */
public final class Names {
    private static final Pattern PARENT = Pattern.compile("[A-Z]{2}\\.ENT\\.[A-Za-z0-9]{1,128}");
    private static final Pattern SCOPED = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9]{1,128}");
    private static final int LONGEST = 200;

    private Names() {}

    /** Adds what a {@code wa_id}, {@code from} or {@code recipient_id} says. */
    public static void addAddress(List<Identity> identities, @Nullable String told) {
        if (told == null || told.isBlank() || told.length() > LONGEST) {
            return;
        }
        if (isScoped(told)) {
            addScoped(identities, told);
            return;
        }
        String digits = digits(told);
        if (digits != null) {
            identities.add(Identity.waId(digits));
        }
    }

    /** Adds what a {@code user_id} says. */
    public static void addScoped(List<Identity> identities, @Nullable String told) {
        if (told == null || told.isBlank() || told.length() > LONGEST) {
            return;
        }
        boolean parent = PARENT.matcher(told).matches();
        identities.add(parent ? Identity.parentBsuid(told) : Identity.bsuid(told));
    }

    /** Adds what a {@code parent_user_id} says. */
    public static void addParent(List<Identity> identities, @Nullable String told) {
        if (told != null && !told.isBlank() && told.length() <= LONGEST) {
            identities.add(Identity.parentBsuid(told));
        }
    }

    /** Adds what a {@code username} says; Meta writes it with or without the at sign. */
    public static void addUsername(List<Identity> identities, @Nullable String told) {
        String name = told != null && told.startsWith("@") ? told.substring(1) : told;
        if (name != null && !name.isBlank() && name.length() <= LONGEST) {
            identities.add(Identity.username(name));
        }
    }

    /** Whether a text has the form of a business-scoped user id, of a business or of its parent. */
    public static boolean isScoped(String text) {
        return text.length() > 3
                && text.charAt(2) == '.'
                && (SCOPED.matcher(text).matches() || PARENT.matcher(text).matches());
    }

    /** The digits of a phone number written with or without plus sign and spaces; null when it is none. */
    public static @Nullable String digits(String text) {
        if (allDigits(text)) {
            return text;
        }
        String bare = text.replaceAll("[+\\s().-]", "");
        return allDigits(bare) ? bare : null;
    }

    private static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
