package io.centralita.core.kernel.secrets;

import java.util.Locale;
import java.util.Set;

/** Secrets that stand in documentation and in other products' defaults. Nobody runs with one of them. */
public final class SampleSecrets {

    private static final Set<String> KNOWN = Set.of(
            "admin",
            "changeit",
            "changeme",
            "centralita",
            "default",
            "example",
            "letmein",
            "mysecret",
            "password",
            "qwerty",
            "sample",
            "secret",
            "test",
            "thisismysecuretoken",
            "429683c4c977415caafcce10f7d57e11",
            "b6d711fcde4d4fd5936544120e713976",
            "supersecret",
            "yoursecret");

    private SampleSecrets() {}

    /** Whether the text is a known sample, also when only digits and punctuation were put around it. */
    public static boolean isSample(String secret) {
        var text = secret.strip().toLowerCase(Locale.ROOT);
        return KNOWN.contains(text)
                || KNOWN.contains(text.replaceAll("[^a-z]", ""))
                || text.chars().distinct().count() <= 2;
    }

    /** @throws IllegalStateException when it is a sample; the message does not repeat the secret */
    public static void refuse(String setting, String secret) {
        if (isSample(secret)) {
            throw new IllegalStateException(
                    setting + " is a sample secret. Choose one of your own; Centralita does not start with this one.");
        }
    }
}
