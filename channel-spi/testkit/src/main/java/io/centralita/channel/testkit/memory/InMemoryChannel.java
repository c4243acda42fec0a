package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.DeliveryGuarantee;
import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.Ordering;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.InteractiveKind;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.feature.Corrections;
import io.centralita.channel.spi.feature.Pairing;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** A number on the in-memory provider. */
final class InMemoryChannel implements ChannelAdapter {

    private static final InteractiveKind[] KINDS = {
        InteractiveKind.REPLY_BUTTONS,
        InteractiveKind.LIST_MENU,
        InteractiveKind.LINK_BUTTON,
        InteractiveKind.LOCATION_REQUEST,
        InteractiveKind.FLOW,
        InteractiveKind.PRODUCT,
        InteractiveKind.PRODUCT_LIST,
        InteractiveKind.CATALOG
    };

    private static final ChannelCapabilities CAPABILITIES = capabilitiesOfAll().build();

    private final ChannelContext context;
    private final InMemoryProvider provider;
    private final InMemoryTraffic traffic;
    private volatile InMemoryConfig config;
    private volatile ChannelState state;
    private boolean scripted;
    private final ChannelCapabilities capabilities;

    InMemoryChannel(InMemoryConfig config, ChannelContext context, InMemoryProvider provider) {
        this.config = config;
        this.capabilities = capabilitiesOf(config);
        this.context = context;
        this.provider = provider;
        this.traffic = new InMemoryTraffic(context.clock());
        this.state = ChannelState.of(ChannelStatus.NEW, context.clock().instant());
    }

    private static ChannelCapabilities.Builder capabilitiesOfAll() {
        ChannelCapabilities.Builder all = ChannelCapabilities.builder()
                .receives(ContentType.TEXT, ContentType.LOCATION, ContentType.BUTTON_REPLY)
                .sends(ContentType.TEXT, ContentLimits.characters(4096))
                .sends(ContentType.LOCATION, ContentLimits.none())
                .sends(ContentType.CONTACTS, ContentLimits.none())
                .sends(ContentType.INTERACTIVE, ContentLimits.characters(1024))
                .interactive(KINDS)
                .sends(ContentType.TEMPLATE, ContentLimits.none())
                .sends(ContentType.REACTION, ContentLimits.none())
                .quotes(ContentType.TEXT, ContentType.LOCATION, ContentType.CONTACTS)
                .quotes(ContentType.INTERACTIVE, ContentType.TEMPLATE)
                .features(
                        ChannelFeature.QUOTE,
                        ChannelFeature.READ_RECEIPTS,
                        ChannelFeature.TYPING,
                        ChannelFeature.CORRELATES_OUR_ID,
                        ChannelFeature.RECEIVES_EDITS,
                        ChannelFeature.RECEIVES_REVOCATIONS,
                        ChannelFeature.RECEIVES_ECHOES)
                .ordering(Ordering.BY_RECIPIENT)
                .webhooks(DeliveryGuarantee.AT_LEAST_ONCE);
        for (ContentType type : ContentType.values()) {
            if (type.isMedia()) {
                all.receives(type)
                        .sends(type, ContentLimits.media(16 << 20, 1024))
                        .quotes(type);
            }
        }
        return all;
    }

    @Override
    public ChannelCapabilities capabilities() {
        return capabilities;
    }

    private static ChannelCapabilities capabilitiesOf(InMemoryConfig config) {
        if (config.abilities().isEmpty()) {
            return CAPABILITIES;
        }
        ChannelCapabilities.Builder all = capabilitiesOfAll();
        if (config.abilities().contains(InMemoryConfig.CORRECTIONS)) {
            all.features(ChannelFeature.EDIT, ChannelFeature.REVOKE);
        }
        if (config.abilities().contains(InMemoryConfig.EDITS)) {
            all.features(ChannelFeature.EDIT);
        }
        if (config.abilities().contains(InMemoryConfig.PAIRING)) {
            all.pairing(PairingMode.QR_CODE, PairingMode.PHONE_CODE);
        }
        if (config.abilities().contains(InMemoryConfig.QR_PAIRING)) {
            all.pairing(PairingMode.QR_CODE);
        }
        return all.build();
    }

    @Override
    public <T> Optional<T> feature(Class<T> type) {
        if (type == Corrections.class && capabilities.has(ChannelFeature.EDIT)) {
            return Optional.of(type.cast(new InMemoryCorrections(provider, capabilities.has(ChannelFeature.REVOKE))));
        }
        if (type == Pairing.class && !capabilities.pairing().isEmpty()) {
            return Optional.of(type.cast(new InMemoryPairing(capabilities.pairing(), context.clock(), this::tell)));
        }
        return Optional.empty();
    }

    private synchronized void tell(ChannelState next) {
        state = next;
        context.events().stateChanged(next);
    }

    @Override
    public ChannelState state() {
        return state;
    }

    @Override
    public Optional<String> accountKey() {
        return config.account();
    }

    @Override
    public synchronized CompletionStage<Void> start() {
        if (!scripted) {
            scripted = true;
            provider.next(config.outcomes().toArray(InMemoryOutcome[]::new));
        }
        return move(status -> status == ChannelStatus.PAUSED ? status : ChannelStatus.ONLINE);
    }

    @Override
    public CompletionStage<Void> pause() {
        return move(status -> status.sends() ? ChannelStatus.PAUSED : status);
    }

    @Override
    public CompletionStage<Void> resume() {
        return move(status -> status == ChannelStatus.PAUSED ? ChannelStatus.ONLINE : status);
    }

    @Override
    public CompletionStage<Void> stop(Duration deadline) {
        return move(status -> ChannelStatus.STOPPED);
    }

    @Override
    public CompletionStage<Void> reconfigure(ChannelConfig changed) {
        try {
            config = InMemoryConfig.of(changed);
            return CompletableFuture.completedFuture(null);
        } catch (IllegalArgumentException unfit) {
            return CompletableFuture.failedFuture(unfit);
        }
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
    public WebhookAnswer receive(WebhookRequest request) {
        WebhookAnswer answer = InMemoryWebhook.answer(request, config.secret());
        if (answer instanceof WebhookAnswer.Deliveries deliveries) {
            traffic.received(deliveries.deliveries());
        }
        return answer;
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) throws PayloadException {
        return InMemoryWire.decode(delivery.body());
    }

    @Override
    public CompletionStage<SendResult> send(OutboundMessage message) {
        if (!CAPABILITIES.sends(message.content())) {
            return done(SendResult.unsupported(message.content().type().name()));
        }
        if (!CAPABILITIES.showsHeader(message.content())) {
            return done(SendResult.unsupported("a file above what is pressed"));
        }
        if (message.replyToProviderId() != null
                && !CAPABILITIES.quotes(message.content().type())) {
            return done(SendResult.unsupported(
                    "answering with " + message.content().type().name()));
        }
        if (!state.status().sends()) {
            return done(SendResult.rejected(ErrorKind.TEMPORARY, "the channel is not online"));
        }
        if (!context.clock().instant().isBefore(message.deadline())) {
            return done(SendResult.rejected(ErrorKind.TEMPORARY, "the deadline has passed"));
        }
        return provider.take(message).thenApply(result -> afterwards(message, result));
    }

    private SendResult afterwards(OutboundMessage message, SendResult result) {
        if (result instanceof SendResult.Accepted accepted) {
            config.statuses().forEach(status -> tell(message, accepted.providerMessageId(), status));
        }
        return result;
    }

    private void tell(OutboundMessage message, String providerMessageId, DeliveryStatus status) {
        StatusChanged told = new StatusChanged(
                providerMessageId,
                message.ourId(),
                context.clock().instant(),
                status,
                null,
                message.recipient(),
                null,
                null);
        traffic.acknowledged();
        String lane = message.recipient().primaryKey().orElse(null);
        context.scheduler()
                .execute(() -> context.events()
                        .deliver(new RawDelivery(
                                null, lane, InMemoryWire.encode(told), InMemoryWire.CONTENT_TYPE, null)));
    }

    @Override
    public CompletionStage<SendResult> markRead(ReadReceipt receipt) {
        return done(SendResult.accepted(receipt.providerMessageId()));
    }

    @Override
    public CompletionStage<ResolvedMedia> resolveMedia(MediaReference reference) {
        return provider.media(reference);
    }

    @Override
    public HealthEvidence health() {
        return traffic.evidence();
    }

    private static CompletionStage<SendResult> done(SendResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
