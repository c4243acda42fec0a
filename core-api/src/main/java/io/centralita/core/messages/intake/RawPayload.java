package io.centralita.core.messages.intake;

import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.core.kernel.ids.ChannelId;
import java.time.Instant;
import java.util.UUID;

/** The bytes of what could not be understood, kept. */
record RawPayload(UUID id, ChannelId channel, String reason, RawDelivery delivery, Instant receivedAt) {}
