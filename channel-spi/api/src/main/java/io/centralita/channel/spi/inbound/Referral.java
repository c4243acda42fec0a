package io.centralita.channel.spi.inbound;

import org.jspecify.annotations.Nullable;

/**
 * The advertisement or post from which the customer came. All parts are optional.
 *
 * @param sourceUrl address of the advertisement
 * @param sourceId its id
 * @param sourceType {@code ad} or {@code post}
 * @param headline its headline
 * @param body its text
 * @param mediaType {@code image} or {@code video}
 * @param mediaUrl its picture or film
 * @param thumbnailUrl the film's picture
 * @param clickId click id for attribution (Meta: {@code ctwa_clid})
 * @param welcomeText the greeting the customer was shown
 */
public record Referral(
        @Nullable String sourceUrl,
        @Nullable String sourceId,
        @Nullable String sourceType,
        @Nullable String headline,
        @Nullable String body,
        @Nullable String mediaType,
        @Nullable String mediaUrl,
        @Nullable String thumbnailUrl,
        @Nullable String clickId,
        @Nullable String welcomeText) {}
