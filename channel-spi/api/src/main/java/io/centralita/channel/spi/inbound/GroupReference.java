package io.centralita.channel.spi.inbound;

import org.jspecify.annotations.Nullable;

/** The group in which something happened. */
public record GroupReference(String id, @Nullable String subject) {}
