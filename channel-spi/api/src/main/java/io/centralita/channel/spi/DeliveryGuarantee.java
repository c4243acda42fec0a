package io.centralita.channel.spi;

/** What a provider promises about its webhooks. */
public enum DeliveryGuarantee {
    /** Tried once: what came while we were away must be fetched. */
    AT_MOST_ONCE,
    /** Repeated until taken: duplicates come. */
    AT_LEAST_ONCE
}
