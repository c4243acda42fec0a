package io.centralita.channel.spi.inbound;

import org.jspecify.annotations.Nullable;

/**
 * What the provider says it charges.
 *
 * @param billable whether at all, if told
 * @param category the provider's word, e.g. {@code utility}
 * @param model the provider's word, e.g. {@code PMP}
 * @param tariff the provider's word, e.g. {@code free_customer_service}
 */
public record Pricing(
        @Nullable Boolean billable,
        @Nullable String category,
        @Nullable String model,
        @Nullable String tariff) {}
