package io.centralita.emulator;

import org.jspecify.annotations.Nullable;

/**
 * What a webhook answered to the {@code hub.challenge} handshake.
 *
 * @param verified 200 with the raw challenge as the body
 * @param status the HTTP status; 0 when there was no answer
 * @param detail what was wrong; null when verified
 */
public record HandshakeReport(
        boolean verified, int status, @Nullable String detail) {}
