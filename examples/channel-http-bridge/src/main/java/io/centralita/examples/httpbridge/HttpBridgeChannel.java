package io.centralita.examples.httpbridge;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.ConfigException;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.DeliveryGuarantee;
import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** One number of the bridged system. It keeps no connection, so its life is a change of state. */
final class HttpBridgeChannel implements ChannelAdapter {

    private static final int LONGEST_TEXT = 4096;
    private static final ChannelCapabilities CAPABILITIES = ChannelCapabilities.builder()
            .receives(
                    ContentType.TEXT,
                    ContentType.LOCATION,
                    ContentType.IMAGE,
                    ContentType.VIDEO,
                    ContentType.AUDIO,
                    ContentType.VOICE,
                    ContentType.DOCUMENT,
                    ContentType.STICKER)
            .sends(ContentType.TEXT, ContentLimits.characters(LONGEST_TEXT))
            .sends(ContentType.LOCATION, ContentLimits.none())
            .features(ChannelFeature.QUOTE, ChannelFeature.CORRELATES_OUR_ID)
            .webhooks(DeliveryGuarantee.AT_LEAST_ONCE)
            .build();

    private final ChannelContext context;
    private final BridgeEvidence evidence;
    private volatile BridgeConfig config;
    private volatile ChannelState state;

    HttpBridgeChannel(BridgeConfig config, ChannelContext context) {
        this.config = config;
        this.context = context;
        this.evidence = new BridgeEvidence(context.clock());
        this.state = ChannelState.of(ChannelStatus.NEW, context.clock().instant());
    }

    @Override
    public ChannelCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public ChannelState state() {
        return state;
    }

    @Override
    public CompletionStage<Void> start() {
        return move(status -> status == ChannelStatus.PAUSED ? status : ChannelStatus.ONLINE);
    }

    @Override
    public CompletionStage<Void> pause() {
        return move(status -> status == ChannelStatus.ONLINE ? ChannelStatus.PAUSED : status);
    }

    @Override
    public CompletionStage<Void> resume() {
        return move(status -> status == ChannelStatus.PAUSED ? ChannelStatus.ONLINE : status);
    }

    @Override
    public CompletionStage<Void> stop(Duration deadline) {
        return move(status -> ChannelStatus.STOPPED);
    }

    private synchronized CompletionStage<Void> move(UnaryOperator<ChannelStatus> step) {
        ChannelStatus next = step.apply(state.status());
        if (next != state.status()) {
            state = ChannelState.of(next, context.clock().instant());
            context.events().stateChanged(state);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> reconfigure(ChannelConfig changed) {
        try {
            config = BridgeConfig.of(changed);
            return CompletableFuture.completedFuture(null);
        } catch (ConfigException unfit) {
            return CompletableFuture.failedFuture(unfit);
        }
    }

    @Override
    public WebhookAnswer receive(WebhookRequest request) {
        WebhookAnswer answer =
                BridgeWebhook.answer(request, config.secret(), context.clock().instant());
        if (answer instanceof WebhookAnswer.Deliveries deliveries) {
            evidence.received(deliveries.deliveries());
        }
        return answer;
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) throws PayloadException {
        return List.of(BridgeEvents.read(delivery.body()));
    }

    @Override
    public CompletionStage<SendResult> send(OutboundMessage message) {
        ContentType type = message.content().type();
        if (!CAPABILITIES.sends(type)) {
            return CompletableFuture.completedFuture(SendResult.unsupported(type.name()));
        }
        if (!state.status().sends() || !context.clock().instant().isBefore(message.deadline())) {
            return CompletableFuture.completedFuture(
                    SendResult.rejected(ErrorKind.TEMPORARY, "the channel is not online, or it is too late"));
        }
        evidence.sending(message.ourId());
        return new BridgeApi(context, config).send(message).thenApply(result -> evidence.sent(message.ourId(), result));
    }

    @Override
    public CompletionStage<ResolvedMedia> resolveMedia(MediaReference reference) {
        return new BridgeApi(context, config).media(reference);
    }

    @Override
    public HealthEvidence health() {
        return evidence.now();
    }
}
