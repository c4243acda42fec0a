package io.centralita.core.identity.credentials;

import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.kernel.secrets.SampleSecrets;

/** Which passwords are taken: 12 to 128 characters, any of them, none of the well-known ones. */
public final class PasswordPolicy {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 128;

    private static final int GENERATED = 24;

    private PasswordPolicy() {}

    /** @throws ProblemException VALIDATION_FAILED (422) at this pointer */
    public static void check(String pointer, String password) {
        if (password.length() < SHORTEST) {
            throw ProblemException.invalid(pointer, "too_short", "A password has at least 12 characters.");
        }
        if (password.length() > LONGEST) {
            throw ProblemException.invalid(pointer, "too_long", "A password has at most 128 characters.");
        }
        if (SampleSecrets.isSample(password)) {
            throw ProblemException.invalid(pointer, "too_common", "This password is one of the first to be tried.");
        }
    }

    /** 142 bits of chance. */
    public static String random() {
        return Base62.random(GENERATED);
    }
}
