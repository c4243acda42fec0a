package io.centralita.channel.testkit.postcard;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One number on the postcard provider. */
final class PostcardChannel implements ChannelAdapter {

    private static final ChannelCapabilities CAPABILITIES = ChannelCapabilities.builder()
            .receives(ContentType.TEXT)
            .sends(ContentType.TEXT, ContentLimits.characters(300))
            .build();

    private final ChannelContext context;
    private volatile ChannelConfig config;
    private volatile ChannelState state;
    private volatile @Nullable Instant lastInbound;
    private volatile @Nullable Instant lastAccepted;

    PostcardChannel(ChannelConfig config, ChannelContext context) {
        this.config = config;
        this.context = context;
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

    @Override
    public CompletionStage<Void> reconfigure(ChannelConfig changed) {
        config = changed;
        return CompletableFuture.completedFuture(null);
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
        if (!PostcardMail.isSigned(request, config.text("token"))) {
            return new WebhookAnswer.Refused(401, "signature_mismatch", "the call is not signed with our token");
        }
        lastInbound = context.clock().instant();
        return WebhookAnswer.Deliveries.of(PostcardMail.delivery(request.body()));
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) throws PayloadException {
        return List.of(PostcardMail.event(delivery.body()));
    }

    @Override
    public CompletionStage<SendResult> send(OutboundMessage message) {
        if (!(message.content() instanceof MessageContent.Text text) || message.replyToProviderId() != null) {
            return done(SendResult.unsupported("anything but plain texts"));
        }
        if (!state.status().sends() || !context.clock().instant().isBefore(message.deadline())) {
            return done(SendResult.rejected(ErrorKind.TEMPORARY, "not online, or too late"));
        }
        return PostcardFactory.api(config, context).send(message, text).thenApply(this::noted);
    }

    private SendResult noted(SendResult result) {
        if (result instanceof SendResult.Accepted) {
            lastAccepted = context.clock().instant();
        }
        return result;
    }

    @Override
    public CompletionStage<ResolvedMedia> resolveMedia(MediaReference reference) {
        SendError none = SendError.of(ErrorKind.UNSUPPORTED, null, "postcards carry no media");
        return CompletableFuture.failedFuture(new MediaException(none));
    }

    @Override
    public HealthEvidence health() {
        return new HealthEvidence(lastInbound, lastAccepted, null, 0, null);
    }

    private static CompletionStage<SendResult> done(SendResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
