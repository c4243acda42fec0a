package io.centralita.core.channels.features;

import io.centralita.channel.spi.feature.NumberHealth.NumberReport;
import io.centralita.channel.spi.feature.NumberHealth.WebhookReport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the provider thinks of a number, in its own words, and what is to be said about it.
 *
 * @param quality e.g. {@code GREEN}
 * @param messagingLimit e.g. {@code TIER_2K}
 * @param throughput e.g. {@code STANDARD}
 * @param status e.g. {@code CONNECTED}
 * @param webhook where the provider delivers; null when it does not say
 */
public record NumberView(
        @Nullable String displayNumber,
        @Nullable String verifiedName,
        @Nullable String quality,
        @Nullable String messagingLimit,
        @Nullable String throughput,
        @Nullable String status,
        @Nullable Webhook webhook,
        List<FindingView> findings) {

    /**
     * Where the provider delivers.
     *
     * @param expected the address of this channel, when {@code centralita.public-url} is set
     * @param configured the address the provider has
     * @param subscribed whether it delivers at all
     */
    public record Webhook(
            @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING) @Nullable
            URI expected,

            @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING) @Nullable
            URI configured,

            @Nullable Boolean subscribed) {}

    static NumberView of(NumberReport report, @Nullable WebhookReport webhook) {
        return new NumberView(
                report.displayNumber(),
                report.verifiedName(),
                report.quality(),
                report.messagingLimit(),
                report.throughput(),
                report.status(),
                webhook == null ? null : new Webhook(webhook.expected(), webhook.configured(), webhook.subscribed()),
                findings(webhook));
    }

    private static List<FindingView> findings(@Nullable WebhookReport webhook) {
        var findings = new ArrayList<FindingView>();
        if (webhook == null) {
            findings.add(FindingView.warning("webhook_unknown", "The provider did not say where it delivers."));
            return findings;
        }
        if (webhook.differs()) {
            findings.add(FindingView.warning(
                    "webhook_differs",
                    "The provider delivers to " + webhook.configured() + ", not to " + webhook.expected() + "."));
        }
        if (Boolean.FALSE.equals(webhook.subscribed())) {
            findings.add(FindingView.warning(
                    "webhook_not_subscribed", "The provider delivers nothing: subscribe the channel."));
        }
        return findings;
    }
}
