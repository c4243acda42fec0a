package io.centralita.channel.spi.feature;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the provider thinks of the number. */
public interface NumberHealth {

    CompletionStage<NumberReport> report();

    /**
     * In the provider's words.
     *
     * @param displayNumber as customers see it
     * @param verifiedName as customers see it
     * @param quality e.g. {@code GREEN}
     * @param messagingLimit e.g. {@code TIER_2K}
     * @param throughput e.g. {@code STANDARD}
     * @param status e.g. {@code CONNECTED}
     */
    record NumberReport(
            @Nullable String displayNumber,
            @Nullable String verifiedName,
            @Nullable String quality,
            @Nullable String messagingLimit,
            @Nullable String throughput,
            @Nullable String status) {}
}
