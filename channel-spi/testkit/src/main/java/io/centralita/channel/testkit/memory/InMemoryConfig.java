package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ConfigException;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import java.util.List;
import java.util.Optional;

/** The configuration, read once. */
record InMemoryConfig(
        String secret,
        String provider,
        Optional<String> account,
        List<InMemoryOutcome> outcomes,
        List<DeliveryStatus> statuses,
        List<String> abilities) {

    /** Abilities that a channel has only when its configuration says so. */
    static final String CORRECTIONS = "corrections";

    static final String EDITS = "edits";

    static final String PAIRING = "pairing";

    static final String QR_PAIRING = "qr_pairing";

    static InMemoryConfig of(ChannelConfig config) {
        return new InMemoryConfig(
                config.text("secret"),
                config.optionalText("provider").orElse("default"),
                config.optionalText("account"),
                config.texts("outcomes").stream().map(InMemoryConfig::outcome).toList(),
                config.texts("statuses").stream().map(InMemoryConfig::status).toList(),
                config.texts("abilities"));
    }

    private static InMemoryOutcome outcome(String text) {
        try {
            return InMemoryOutcome.parse(text);
        } catch (IllegalArgumentException unknown) {
            throw new ConfigException("outcomes", "holds an outcome that does not exist");
        }
    }

    private static DeliveryStatus status(String text) {
        try {
            return DeliveryStatus.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw new ConfigException("statuses", "holds a status that does not exist");
        }
    }

    @Override
    public String toString() {
        return "InMemoryConfig[provider=" + provider + "]";
    }
}
