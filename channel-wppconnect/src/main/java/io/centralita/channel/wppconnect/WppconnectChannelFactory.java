package io.centralita.channel.wppconnect;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.SpiRange;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.wppconnect.session.Look;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Numbers connected through a wppconnect-server of one's own. */
public final class WppconnectChannelFactory implements ChannelFactory {
    /** Id of the plug-in. */
    public static final String ID = "wppconnect";

    private static final Set<String> SECRETS = Set.of(
            WppconnectConfig.SECRET_KEY, WppconnectConfig.WEBHOOK_SECRET, WppconnectConfig.PREVIOUS_WEBHOOK_SECRET);

    private final ChannelDescriptor descriptor = new ChannelDescriptor(
            ID,
            "0.1.0",
            SpiRange.since("1.0"),
            "WPPConnect",
            "A phone's WhatsApp through a wppconnect-server of your own. Unofficial: WhatsApp may ban the number.",
            schema(),
            SECRETS,
            Set.of());

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public CompletionStage<List<ConfigFinding>> validate(
            ChannelConfig config, ValidationDepth depth, ChannelContext context) {
        List<ConfigFinding> findings = new ArrayList<>(ConfigSyntax.findings(config));
        boolean usable = findings.stream().noneMatch(WppconnectChannelFactory::isError);
        if (usable
                && WppconnectConfig.read(config)
                        .webhook(context.webhookUrl(), context.channelId())
                        .isEmpty()) {
            findings.add(ConfigFinding.warning(
                    WppconnectConfig.WEBHOOK_BASE_URL,
                    "webhook_address_missing",
                    "the platform knows no public address of its own: the server could not deliver"));
        }
        return usable && depth == ValidationDepth.CONNECTIVITY
                ? asked(config, context, findings)
                : CompletableFuture.completedFuture(List.copyOf(findings));
    }

    private static boolean isError(ConfigFinding finding) {
        return finding.severity() == ConfigFinding.Severity.ERROR;
    }

    private static CompletionStage<List<ConfigFinding>> asked(
            ChannelConfig config, ChannelContext context, List<ConfigFinding> findings) {
        return Look.at(Parts.client(WppconnectConfig.read(config), context, null))
                .thenApply(look -> {
                    List<ConfigFinding> all = new ArrayList<>(findings);
                    all.addAll(fromLook(look));
                    return List.copyOf(all);
                });
    }

    private static List<ConfigFinding> fromLook(Look look) {
        return switch (look.found()) {
            case CONNECTED, CLOSED, STARTING, SHOWS_QR, SHOWS_CODE -> List.of();
            case SECRET_REFUSED ->
                List.of(ConfigFinding.error(WppconnectConfig.SECRET_KEY, "secret_refused", look.detail()));
            case WRONG_ADDRESS ->
                List.of(ConfigFinding.error(WppconnectConfig.BASE_URL, "wrong_address", look.detail()));
            case UNREACHABLE ->
                List.of(ConfigFinding.error(WppconnectConfig.BASE_URL, "provider_unreachable", look.detail()));
        };
    }

    @Override
    public ChannelAdapter create(ChannelConfig config, ChannelContext context) {
        return new WppconnectAdapter(config, context);
    }

    private static String schema() {
        try (InputStream in = WppconnectChannelFactory.class.getResourceAsStream("config-schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
