package io.centralita.channel.metacloud;

import io.centralita.channel.metacloud.account.FileHandles;
import io.centralita.channel.metacloud.account.KeptMedia;
import io.centralita.channel.metacloud.account.Management;
import io.centralita.channel.metacloud.account.MessageTemplates;
import io.centralita.channel.metacloud.account.NumberRegistration;
import io.centralita.channel.metacloud.account.ProfileOfNumber;
import io.centralita.channel.metacloud.account.WebhookCheck;
import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.metacloud.graph.MediaLookup;
import io.centralita.channel.metacloud.graph.NumberProbe;
import io.centralita.channel.metacloud.parse.EnvelopeReader;
import io.centralita.channel.metacloud.send.Sendable;
import io.centralita.channel.metacloud.send.Sender;
import io.centralita.channel.metacloud.webhook.WebhookDoor;
import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.Restriction;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.feature.FeatureException;
import io.centralita.channel.spi.feature.NumberHealth;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One number on the Cloud API. */
final class MetaCloudAdapter implements ChannelAdapter, NumberHealth {
    private static final ChannelCapabilities STANDARD = MetaCloudCapabilities.at(MetaCloudCapabilities.STANDARD_RATE);
    private static final ChannelCapabilities HIGH = MetaCloudCapabilities.at(MetaCloudCapabilities.HIGH_RATE);
    private static final ChannelCapabilities COEXISTENCE =
            MetaCloudCapabilities.at(MetaCloudCapabilities.COEXISTENCE_RATE);

    private final ChannelContext context;
    private final Evidence evidence;
    private final Restrictions restrictions;
    private final NumberLife life;
    private volatile Parts parts;
    private volatile boolean raised;

    /** All that is made from one configuration. */
    private record Parts(
            MetaCloudConfig config,
            GraphClient graph,
            WebhookDoor door,
            Sender sender,
            MediaLookup media,
            WebhookCheck webhook,
            List<Object> features) {
        static Parts of(MetaCloudConfig config, ChannelContext context, Supplier<ChannelCapabilities> capabilities) {
            GraphClient graph = new GraphClient(
                    context.http(),
                    config.graphBase(),
                    config.graphVersion(),
                    config.phoneNumberId(),
                    config.accessToken());
            Management management = new Management(graph);
            String number = config.phoneNumberId();
            String account = config.accountId();
            FileHandles handles = new FileHandles(management, config.app());
            return new Parts(
                    config,
                    graph,
                    new WebhookDoor(config.verifyToken(), config.appSecrets()),
                    new Sender(graph, context.clock()),
                    new MediaLookup(graph, number),
                    new WebhookCheck(management, number, account, config.app()),
                    List.of(
                            new MessageTemplates(management, handles, account),
                            new ProfileOfNumber(management, handles, number),
                            new NumberRegistration(management, number, account),
                            new KeptMedia(management, number, capabilities)));
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return config.toString();
        }
    }

    MetaCloudAdapter(ChannelConfig config, ChannelContext context) {
        this.context = context;
        this.evidence = new Evidence(context.clock());
        this.parts = Parts.of(MetaCloudConfig.read(config), context, this::capabilities);
        this.restrictions = new Restrictions(context);
        this.life = new NumberLife(context, () -> parts.graph(), this::learned, restrictions);
    }

    private void learned(NumberReport report) {
        raised = "HIGH".equals(report.throughput());
    }

    @Override
    public ChannelCapabilities capabilities() {
        if (parts.config().coexistence()) {
            return COEXISTENCE;
        }
        return raised ? HIGH : STANDARD;
    }

    @Override
    public ChannelState state() {
        return life.state();
    }

    @Override
    public Optional<Restriction> restriction() {
        return restrictions.now();
    }

    @Override
    public Optional<SendError> refusal(MessageContent content) {
        return Sendable.refusal(content, capabilities());
    }

    @Override
    public Optional<String> accountKey() {
        return Optional.of(parts.config().phoneNumberId());
    }

    @Override
    public Optional<String> accountId() {
        return Optional.of(parts.config().accountId());
    }

    @Override
    public CompletionStage<Void> start() {
        return life.start();
    }

    @Override
    public CompletionStage<Void> pause() {
        return life.pause();
    }

    @Override
    public CompletionStage<Void> resume() {
        return life.resume();
    }

    @Override
    public CompletionStage<Void> reconfigure(ChannelConfig config) {
        try {
            parts = Parts.of(MetaCloudConfig.read(config), context, this::capabilities);
        } catch (IllegalArgumentException unusable) {
            return CompletableFuture.failedFuture(unusable);
        }
        return life.reconfigured();
    }

    @Override
    public CompletionStage<Void> stop(Duration deadline) {
        return life.stop();
    }

    @Override
    public WebhookAnswer receive(WebhookRequest request) {
        WebhookAnswer answer = parts.door().receive(request);
        if (answer instanceof WebhookAnswer.Deliveries deliveries) {
            took(deliveries.deliveries());
        }
        return answer;
    }

    @Override
    public void told(RawDelivery delivery) {
        took(List.of(delivery));
    }

    private void took(List<RawDelivery> deliveries) {
        evidence.inbound(deliveries);
        if (restrictions.heard(deliveries, parts.config().accountId())) {
            life.news();
        }
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) throws PayloadException {
        return EnvelopeReader.events(delivery.body());
    }

    @Override
    public CompletionStage<SendResult> send(OutboundMessage message) {
        if (life.held()) {
            return heldBack("the channel is paused or stopped");
        }
        evidence.sending(message.ourId());
        return parts.sender().send(message, capabilities()).thenApply(result -> {
            evidence.sent(message.ourId(), result);
            life.sent(result);
            return result;
        });
    }

    @Override
    public CompletionStage<SendResult> markRead(ReadReceipt receipt) {
        return life.held()
                ? heldBack("the channel is paused or stopped")
                : parts.sender().markRead(receipt);
    }

    private static CompletionStage<SendResult> heldBack(String why) {
        return CompletableFuture.completedFuture(SendResult.rejected(ErrorKind.TEMPORARY, why));
    }

    @Override
    public CompletionStage<ResolvedMedia> resolveMedia(MediaReference reference) {
        return parts.media().resolve(reference);
    }

    @Override
    public HealthEvidence health() {
        return evidence.evidence();
    }

    @Override
    public CompletionStage<NumberReport> report() {
        return NumberProbe.ask(parts.graph()).thenCompose(finding -> {
            NumberReport report = finding.report();
            return report != null
                    ? CompletableFuture.completedFuture(report)
                    : CompletableFuture.failedFuture(new FeatureException(finding.error()));
        });
    }

    @Override
    public CompletionStage<WebhookReport> webhook() {
        return parts.webhook().report(context.webhookUrl().orElse(null));
    }

    /** Each feature as it is now: a new configuration brings new ones. */
    @Override
    public <T> Optional<T> feature(Class<T> type) {
        return Stream.concat(Stream.<Object>of(this), parts.features().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    @Override
    public String toString() {
        return "MetaCloudAdapter[" + parts.config().phoneNumberId() + ", " + state().status() + "]";
    }
}
