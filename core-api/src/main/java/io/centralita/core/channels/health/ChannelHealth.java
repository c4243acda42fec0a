package io.centralita.core.channels.health;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a number is, with the evidence: traffic, not flags. Seen from the node that answers, but for the first two.
 *
 * @param lastInboundAt when a customer last wrote: no status, echo or notice
 * @param lastAcknowledgedAt when a send was last acknowledged
 * @param oldestUnacknowledgedAt when the oldest send without an acknowledgement was made
 * @param reconnects since the adapter was started
 * @param lastErrorCode the provider's code of the last failure, or ours for one without; of an open breaker what opened it
 * @param lastErrorAt when, while failures follow each other
 * @param restriction what the provider forbids: {@code new_conversations} or {@code everything}
 * @param restrictedUntil when that ends by itself
 * @param silentSince since when sends are not acknowledged
 * @param delivering whether what is queued goes out now
 * @param holdReason when not: {@code disabled}, {@code silent_session}, {@code provider_failing} (the breaker is open),
 *     {@code throttled}, or the state of the channel
 * @param queued messages that wait to be sent
 * @param underWay given to the plug-in, not answered yet
 * @param breaker {@code closed}, {@code open} (the provider failed several times in a row) or {@code half_open}
 * @param nextProbeAt when an open breaker tries one message
 * @param throttledUntil the end of a pause the provider asked for
 * @param pairing ways to pair a phone again, e.g. {@code qr}; empty when the channel needs none
 */
public record ChannelHealth(
        @Nullable Instant lastInboundAt,
        @Nullable Instant lastAcknowledgedAt,
        @Nullable Instant oldestUnacknowledgedAt,
        long reconnects,
        @Nullable String lastErrorCode,
        @Nullable Instant lastErrorAt,
        @Nullable String restriction,
        @Nullable Instant restrictedUntil,
        @Nullable Instant silentSince,
        boolean delivering,
        @Nullable String holdReason,
        long queued,
        @Nullable Instant oldestQueuedAt,
        int underWay,
        String breaker,
        @Nullable Instant nextProbeAt,
        @Nullable Instant throttledUntil,
        List<String> pairing) {}
