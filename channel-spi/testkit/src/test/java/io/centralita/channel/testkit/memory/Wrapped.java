package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A sound channel; flaws override the one method they spoil. */
abstract class Wrapped implements ChannelAdapter {

    final ChannelAdapter sound;

    Wrapped(ChannelAdapter sound) {
        this.sound = sound;
    }

    @Override
    public ChannelCapabilities capabilities() {
        return sound.capabilities();
    }

    @Override
    public Optional<SendError> refusal(MessageContent content) {
        return sound.refusal(content);
    }

    @Override
    public ChannelState state() {
        return sound.state();
    }

    @Override
    public CompletionStage<Void> start() {
        return sound.start();
    }

    @Override
    public CompletionStage<Void> pause() {
        return sound.pause();
    }

    @Override
    public CompletionStage<Void> resume() {
        return sound.resume();
    }

    @Override
    public CompletionStage<Void> reconfigure(ChannelConfig config) {
        return sound.reconfigure(config);
    }

    @Override
    public CompletionStage<Void> stop(Duration deadline) {
        return sound.stop(deadline);
    }

    @Override
    public WebhookAnswer receive(WebhookRequest request) {
        return sound.receive(request);
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) throws PayloadException {
        return sound.parse(delivery);
    }

    @Override
    public CompletionStage<SendResult> send(OutboundMessage message) {
        return sound.send(message);
    }

    @Override
    public CompletionStage<SendResult> markRead(ReadReceipt receipt) {
        return sound.markRead(receipt);
    }

    @Override
    public CompletionStage<ResolvedMedia> resolveMedia(MediaReference reference) {
        return sound.resolveMedia(reference);
    }

    @Override
    public HealthEvidence health() {
        return sound.health();
    }

    @Override
    public <T> Optional<T> feature(Class<T> type) {
        return sound.feature(type);
    }
}
