package io.centralita.channel.spi;

import org.jspecify.annotations.Nullable;

/**
 * One thing found wrong, or worth saying, about a configuration.
 *
 * @param severity an {@link Severity#ERROR} keeps the channel from being saved or started
 * @param field the configuration key it is about, or null when it is about the whole
 * @param code stable code in lower snake case, e.g. {@code required}, {@code token_refused}
 * @param message one sentence for a person; it must not repeat a secret's value
 */
public record ConfigFinding(Severity severity, @Nullable String field, String code, String message) {

    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public static ConfigFinding error(@Nullable String field, String code, String message) {
        return new ConfigFinding(Severity.ERROR, field, code, message);
    }

    public static ConfigFinding warning(@Nullable String field, String code, String message) {
        return new ConfigFinding(Severity.WARNING, field, code, message);
    }
}
