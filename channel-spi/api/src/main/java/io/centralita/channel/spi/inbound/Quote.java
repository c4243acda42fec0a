package io.centralita.channel.spi.inbound;

import org.jspecify.annotations.Nullable;

/**
 * The message that is answered.
 *
 * @param providerMessageId its id
 * @param from who wrote it, as the provider names them
 */
public record Quote(String providerMessageId, @Nullable String from) {}
