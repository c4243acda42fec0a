package io.centralita.core.channels.inbox;

import io.centralita.channel.spi.inbound.InboundEvent;
import java.util.List;

/** An entry whose bytes were understood. */
public record ReadEntry(InboxEntry entry, List<InboundEvent> events) {}
