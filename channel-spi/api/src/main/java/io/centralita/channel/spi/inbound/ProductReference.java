package io.centralita.channel.spi.inbound;

import org.jspecify.annotations.Nullable;

/** The product a message asks about. */
public record ProductReference(@Nullable String catalogId, String productId) {}
