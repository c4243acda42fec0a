package io.centralita.core.kernel.http;

import io.centralita.core.kernel.problem.ProblemException;

/** Texts from callers. */
public final class Texts {

    private Texts() {}

    /** The text stripped; 422 when it is then empty, longer than {@code longest}, or holds what cannot be stored. */
    public static String checked(String pointer, String text, int longest) {
        var stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > longest) {
            throw ProblemException.invalid(
                    pointer, "length", "The text has 1 to " + longest + " characters, not counting space around it.");
        }
        if (stripped.chars().anyMatch(letter -> letter < ' ' && letter != '\n' && letter != '\t')) {
            throw ProblemException.invalid(pointer, "control_character", "The text has a control character.");
        }
        return stripped;
    }
}
