package io.centralita.channel.spi.inbound;

import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import java.time.Instant;
import java.util.Map;

/**
 * Something about a customer is different now.
 *
 * @param dedupKey key of this change, e.g. {@code contact/} and the provider's message id
 * @param occurredAt when
 * @param kind what changed
 * @param before the identities that no longer hold; empty when none
 * @param peer who they are now
 * @param facts what else was told, by key in lower snake case
 */
public record ContactChanged(
        String dedupKey, Instant occurredAt, Kind kind, IdentitySet before, Peer peer, Map<String, String> facts)
        implements InboundEvent {

    /** What changed. */
    public enum Kind {
        /** Another phone number, perhaps with other ids. */
        NUMBER_CHANGED,
        /** Another provider id, same number. */
        ID_CHANGED,
        /** Another name or username. */
        PROFILE_CHANGED,
        /** The end-to-end encryption key is new: a new phone, or another person on it. */
        IDENTITY_KEY_CHANGED,
        /** The business's phone has the customer in its address book. */
        ADDRESS_BOOK_ADDED,
        /** The business's phone no longer has the customer in its address book. */
        ADDRESS_BOOK_REMOVED,
        /** No more marketing, please. */
        MARKETING_OPT_OUT,
        /** Marketing is welcome again. */
        MARKETING_OPT_IN
    }

    public ContactChanged {
        facts = Map.copyOf(facts);
    }

    @Override
    public EventType type() {
        return EventType.CONTACT_CHANGED;
    }
}
