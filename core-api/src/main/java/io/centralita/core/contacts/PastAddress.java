package io.centralita.core.contacts;

import java.time.Instant;

/**
 * An address that no longer holds.
 *
 * @param reason {@code number_changed}, {@code id_changed} or {@code profile_changed}
 */
public record PastAddress(String kind, String value, String reason, Instant heldFrom, Instant heldUntil) {}
