package io.centralita.channel.spi.feature;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the provider thinks of the number. */
public interface NumberHealth {

    CompletionStage<NumberReport> report();

    /** Where the provider delivers what it has to tell, and where it should. By default nothing is known of it. */
    default CompletionStage<WebhookReport> webhook() {
        return CompletableFuture.completedFuture(WebhookReport.UNKNOWN);
    }

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

    /**
     * What is known of the deliveries.
     *
     * @param expected this channel's address; null when the core knows none of its own
     * @param configured the address set at the provider; null when it does not tell
     * @param subscribed whether the provider delivers at all; null when it does not tell
     */
    record WebhookReport(
            @Nullable URI expected,
            @Nullable URI configured,
            @Nullable Boolean subscribed) {

        public static final WebhookReport UNKNOWN = new WebhookReport(null, null, null);

        /** Whether the provider is known to deliver to another address. */
        public boolean differs() {
            return expected != null && configured != null && !expected.equals(configured);
        }
    }
}
