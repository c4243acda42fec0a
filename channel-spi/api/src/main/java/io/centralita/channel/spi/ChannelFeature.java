package io.centralita.channel.spi;

/** Yes-or-no abilities of a channel. */
public enum ChannelFeature {
    /** Customers' edits arrive. */
    RECEIVES_EDITS,
    /** Customers' deletions arrive. */
    RECEIVES_REVOCATIONS,
    /** Messages written on the business's own phone arrive. */
    RECEIVES_ECHOES,
    /** {@link io.centralita.channel.spi.feature.Corrections#edit}. */
    EDIT,
    /** {@link io.centralita.channel.spi.feature.Corrections#revoke}. */
    REVOKE,
    /**
     * A message may answer another one, of the types in {@link ChannelCapabilities#quotes()}. Any other message with
     * {@code replyToProviderId} is refused.
     */
    QUOTE,
    /** {@link ChannelAdapter#markRead}. */
    READ_RECEIPTS,
    /** {@link ChannelAdapter#markRead} with typing. */
    TYPING,
    /** Statuses carry our own id back, so that an unknown send can be settled. */
    CORRELATES_OUR_ID,
    /** {@link io.centralita.channel.spi.feature.Templates}. */
    TEMPLATES,
    /** {@link io.centralita.channel.spi.feature.Groups}. */
    GROUPS,
    /** {@link io.centralita.channel.spi.feature.History#before}. */
    HISTORY,
    /** {@link io.centralita.channel.spi.feature.History#missedSince}. */
    FETCH_MISSED,
    /** {@link io.centralita.channel.spi.feature.StatusQuery}. */
    QUERY_STATUS,
    /** {@link io.centralita.channel.spi.feature.Profile}. */
    PROFILE,
    /** {@link io.centralita.channel.spi.feature.NumberHealth}. */
    NUMBER_HEALTH,
    /** {@link io.centralita.channel.spi.feature.Registration}. */
    REGISTRATION,
    /** {@link io.centralita.channel.spi.feature.ProviderMedia}. */
    PROVIDER_MEDIA
}
