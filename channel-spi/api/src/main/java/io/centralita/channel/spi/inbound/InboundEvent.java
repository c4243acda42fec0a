package io.centralita.channel.spi.inbound;

import java.time.Instant;

/**
 * Something a provider told. Sealed, so that a new kind is found by {@link EventType}'s switches. A value: equal when all
 * parts are equal.
 *
 * <p>Providers tell at least once and in any order, so every event is safe to see twice and early.
 */
public sealed interface InboundEvent
        permits MessageReceived,
                MessageEdited,
                MessageRevoked,
                ReactionChanged,
                StatusChanged,
                ContactChanged,
                ChannelStateChanged,
                TemplateChanged,
                AccountNotice,
                Unsupported {

    EventType type();

    /** Equal for two tellings of the same thing on one channel, different for different things. At most 400 characters. */
    String dedupKey();

    /** The provider's time, not ours. */
    Instant occurredAt();
}
