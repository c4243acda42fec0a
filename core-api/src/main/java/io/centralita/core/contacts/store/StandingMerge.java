package io.centralita.core.contacts.store;

import io.centralita.core.contacts.ContactMerge;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merge with what is needed to undo it.
 *
 * @param tookName whether the one who stayed had no name of its own
 * @param tookOptOut whether the one who stayed took over a refusal of marketing
 * @param optedOutBefore what stood there before
 */
public record StandingMerge(
        ContactMerge merge,
        boolean tookName,
        boolean tookOptOut,
        @Nullable Instant optedOutBefore) {}
