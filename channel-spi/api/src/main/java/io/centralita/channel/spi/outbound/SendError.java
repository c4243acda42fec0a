package io.centralita.channel.spi.outbound;

import org.jspecify.annotations.Nullable;

/**
 * Why a message did not go out.
 *
 * @param kind in our words
 * @param providerCode in the provider's: its code as it stands, e.g. {@code 131047}; null when we refused it ourselves
 * @param message a sentence for a person
 * @param retryable whether trying the same message again makes sense
 */
public record SendError(ErrorKind kind, @Nullable String providerCode, String message, boolean retryable) {

    /** With the kind's own answer to "again?". */
    public static SendError of(ErrorKind kind, @Nullable String providerCode, String message) {
        return new SendError(kind, providerCode, message, kind.retryable());
    }
}
