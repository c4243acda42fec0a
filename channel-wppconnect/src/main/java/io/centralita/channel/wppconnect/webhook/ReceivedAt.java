package io.centralita.channel.wppconnect.webhook;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a call came, kept beside its untouched bytes as a parameter of their content type: many events tell no time, and reading
 * them again years later must give the same.
 */
final class ReceivedAt {
    private static final Pattern PARAMETER = Pattern.compile(".*;\\s*received-at=([0-9]{1,15})");

    private ReceivedAt() {}

    static String contentType(Instant when) {
        return "application/json; received-at=" + when.toEpochMilli();
    }

    /** The epoch when it is not known. */
    static Instant of(String contentType) {
        Matcher parameter = PARAMETER.matcher(contentType);
        return parameter.matches() ? Instant.ofEpochMilli(Long.parseLong(parameter.group(1))) : Instant.EPOCH;
    }
}
