package io.centralita.channel.metacloud;

import io.centralita.channel.metacloud.account.Management;
import io.centralita.channel.metacloud.account.WebhookCheck;
import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.metacloud.graph.NumberProbe;
import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.SpiRange;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.channel.spi.context.ChannelContext;
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

/** Numbers connected through Meta's WhatsApp Business Cloud API. */
public final class MetaCloudChannelFactory implements ChannelFactory {
    /** Id of the plug-in. */
    public static final String ID = "meta-cloud";

    private static final Set<String> SECRETS = Set.of(
            MetaCloudConfig.ACCESS_TOKEN,
            MetaCloudConfig.APP_SECRET,
            MetaCloudConfig.PREVIOUS_APP_SECRET,
            MetaCloudConfig.VERIFY_TOKEN);

    private final ChannelDescriptor descriptor = new ChannelDescriptor(
            ID,
            "0.1.0",
            SpiRange.since("1.0"),
            "WhatsApp Cloud API",
            "A WhatsApp Business number hosted by Meta, through the Graph API and signed webhooks.",
            schema(),
            SECRETS,
            Set.of("graph.facebook.com", "lookaside.fbsbx.com"));

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public CompletionStage<List<ConfigFinding>> validate(
            ChannelConfig config, ValidationDepth depth, ChannelContext context) {
        List<ConfigFinding> findings = ConfigSyntax.findings(config);
        boolean usable = findings.stream().noneMatch(MetaCloudChannelFactory::isError);
        return usable && depth == ValidationDepth.CONNECTIVITY
                ? asked(config, context, findings)
                : CompletableFuture.completedFuture(findings);
    }

    private static boolean isError(ConfigFinding finding) {
        return finding.severity() == ConfigFinding.Severity.ERROR;
    }

    private static CompletionStage<List<ConfigFinding>> asked(
            ChannelConfig config, ChannelContext context, List<ConfigFinding> findings) {
        MetaCloudConfig read = MetaCloudConfig.read(config);
        GraphClient graph = new GraphClient(
                context.http(), read.graphBase(), read.graphVersion(), read.phoneNumberId(), read.accessToken());
        return NumberProbe.ask(graph).thenCompose(finding -> {
            List<ConfigFinding> all = new ArrayList<>(findings);
            all.addAll(fromProbe(finding));
            return finding.outcome() == NumberProbe.Outcome.FOUND
                    ? deliveries(read, graph, context).thenApply(more -> joined(all, more))
                    : CompletableFuture.completedFuture(List.copyOf(all));
        });
    }

    private static List<ConfigFinding> joined(List<ConfigFinding> some, List<ConfigFinding> more) {
        List<ConfigFinding> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** What Meta says of its deliveries; a token that may not ask for it is no finding. */
    private static CompletionStage<List<ConfigFinding>> deliveries(
            MetaCloudConfig config, GraphClient graph, ChannelContext context) {
        return new WebhookCheck(new Management(graph), config.phoneNumberId(), config.accountId(), config.app())
                .report(context.webhookUrl().orElse(null))
                .handle((report, failure) -> {
                    List<ConfigFinding> found = new ArrayList<>(2);
                    if (report != null && report.differs()) {
                        found.add(ConfigFinding.warning(
                                null,
                                "webhook_differs",
                                "Meta delivers to " + report.configured() + ", not to " + report.expected()));
                    }
                    if (report != null && Boolean.FALSE.equals(report.subscribed())) {
                        found.add(ConfigFinding.warning(
                                MetaCloudConfig.WABA_ID,
                                "app_not_subscribed",
                                "our app is not subscribed to the account, so Meta delivers nothing here"));
                    }
                    return List.copyOf(found);
                });
    }

    private static List<ConfigFinding> fromProbe(NumberProbe.Finding finding) {
        String said = finding.error().message();
        return switch (finding.outcome()) {
            case FOUND -> List.of();
            case TOKEN_REFUSED -> List.of(ConfigFinding.error(MetaCloudConfig.ACCESS_TOKEN, "token_refused", said));
            case NUMBER_UNKNOWN ->
                List.of(ConfigFinding.error(MetaCloudConfig.PHONE_NUMBER_ID, "number_unknown", said));
            case RESTRICTED -> List.of(ConfigFinding.warning(null, "account_restricted", said));
            case UNREACHABLE ->
                List.of(ConfigFinding.error(MetaCloudConfig.GRAPH_BASE_URL, "provider_unreachable", said));
        };
    }

    @Override
    public ChannelAdapter create(ChannelConfig config, ChannelContext context) {
        return new MetaCloudAdapter(config, context);
    }

    private static String schema() {
        try (InputStream in = MetaCloudChannelFactory.class.getResourceAsStream("config-schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
