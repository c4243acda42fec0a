package io.centralita.core.identity;

import io.centralita.core.kernel.problem.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The checks on what is told about a user. Each fails with VALIDATION_FAILED (422) at its pointer. */
final class UserFields {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,190}");
    private static final int LONGEST_NAME = 120;
    private static final int LARGEST_CAPACITY = 1000;

    private UserFields() {}

    static String email(String pointer, String text) {
        var email = text.strip().toLowerCase(Locale.ROOT);
        if (!EMAIL.matcher(email).matches()) {
            throw ProblemException.invalid(pointer, "invalid", "This is not an e-mail address.");
        }
        return email;
    }

    static String name(String pointer, String text) {
        var name = text.strip();
        if (name.isEmpty()) {
            throw ProblemException.invalid(pointer, "required", "A name is required.");
        }
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    pointer, "invalid", "A name has at most 120 characters, none of them a control character.");
        }
        return name;
    }

    static int capacity(String pointer, int capacity) {
        if (capacity < 0 || capacity > LARGEST_CAPACITY) {
            throw ProblemException.invalid(pointer, "out_of_range", "A capacity is 0 to 1000.");
        }
        return capacity;
    }
}
