package io.centralita.channel.spi.content;

import org.jspecify.annotations.Nullable;

/**
 * Inbound: how the provider names a medium. Storable; {@link io.centralita.channel.spi.ChannelAdapter#resolveMedia} turns
 * it into bytes while the provider still has them (Meta: 7 days).
 *
 * @param providerMediaId the provider's id, meaningful to the plug-in only
 * @param url address told with the message, if any; it may need the plug-in's headers and soon expire
 * @param mimeType as told, parameters included, e.g. {@code audio/ogg; codecs=opus}
 * @param sha256 lower-case hex of the bytes' SHA-256, if told
 * @param size in bytes, if told
 */
public record MediaReference(
        String providerMediaId,
        @Nullable String url,
        @Nullable String mimeType,
        @Nullable String sha256,
        @Nullable Long size)
        implements MediaSource {}
