package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.InteractiveKind;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** A sound channel, spoiled in one way. */
final class FlawedChannel extends Wrapped {

    private final Flaw flaw;
    private final ChannelConfig config;
    private final ChannelContext context;

    FlawedChannel(ChannelAdapter sound, Flaw flaw, ChannelConfig config, ChannelContext context) {
        super(sound);
        this.flaw = flaw;
        this.config = config;
        this.context = context;
    }

    @Override
    public ChannelCapabilities capabilities() {
        ChannelCapabilities.Builder more = ChannelCapabilities.builder();
        sound.capabilities().sends().forEach(more::sends);
        sound.capabilities().receives().forEach(more::receives);
        sound.capabilities().features().forEach(more::features);
        sound.capabilities().interactive().forEach(more::interactive);
        sound.capabilities().quotes().forEach(more::quotes);
        sound.capabilities().pairing().forEach(more::pairing);
        switch (flaw) {
            case DECLARES_WHAT_IT_CANNOT_SEND -> more.sends(ContentType.POLL, ContentLimits.none());
            case DECLARES_A_KIND_IT_CANNOT_SEND -> more.interactive(InteractiveKind.CAROUSEL);
            case DECLARES_ANSWERS_IT_CANNOT_SEND -> more.quotes(ContentType.REACTION);
            case DECLARES_WHAT_NO_SAMPLE_SHOWS -> more.receives(ContentType.ORDER);
            case DECLARES_A_FEATURE_IT_LACKS -> more.features(ChannelFeature.TEMPLATES);
            default -> more.pairing();
        }
        return more.build();
    }

    @Override
    public Optional<SendError> refusal(MessageContent content) {
        boolean blank =
                content instanceof MessageContent.Text text && text.body().isBlank();
        return (flaw == Flaw.SENDS_WHAT_IT_SAID_IT_WOULD_REFUSE && blank) || flaw == Flaw.SAYS_IT_REFUSES_WHAT_IT_SENDS
                ? Optional.of(SendError.of(ErrorKind.CONTENT, null, "not that"))
                : sound.refusal(content);
    }

    @Override
    public CompletionStage<Void> start() {
        switch (flaw) {
            case LOGS_A_SECRET -> context.logger().log(System.Logger.Level.DEBUG, config.text("secret"));
            case LEAKS_A_TIMER -> context.scheduler().every(Duration.ofDays(1), () -> {});
            case STARTS_TWICE -> context.scheduler().every(Duration.ofDays(1), () -> {});
            case LEAKS_A_THREAD -> leak();
            default -> context.meter().count("starts", 1);
        }
        return sound.start();
    }

    private static void leak() {
        CountDownLatch never = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                },
                "leaked");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public WebhookAnswer receive(WebhookRequest request) {
        WebhookAnswer answer = sound.receive(request);
        if (answer instanceof WebhookAnswer.Refused && flaw == Flaw.BELIEVES_FORGERIES) {
            return WebhookAnswer.Deliveries.of(RawDelivery.json(null, null, request.body()));
        }
        return answer instanceof WebhookAnswer.Deliveries deliveries ? spoil(deliveries) : answer;
    }

    private WebhookAnswer spoil(WebhookAnswer.Deliveries answer) {
        boolean unread = answer.deliveries().stream().anyMatch(delivery -> delivery.parsed() == null);
        if (flaw == Flaw.REFUSES_NONSENSE && unread) {
            return new WebhookAnswer.Refused(400, "nonsense", "cannot be read");
        }
        return new WebhookAnswer.Deliveries(
                answer.deliveries().stream().map(this::spoil).toList());
    }

    private RawDelivery spoil(RawDelivery delivery) {
        List<InboundEvent> parsed = delivery.parsed();
        return switch (flaw) {
            case MIXES_LANES -> new RawDelivery(null, null, delivery.body(), delivery.contentType(), parsed);
            case ATTACHES_OTHER_EVENTS -> parsed == null ? delivery : delivery.withParsed(List.of());
            default -> delivery;
        };
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) throws PayloadException {
        try {
            return sound.parse(delivery).stream()
                    .flatMap(event -> spoil(event).stream())
                    .toList();
        } catch (PayloadException unreadable) {
            if (flaw == Flaw.THROWS_ANYTHING_ON_DAMAGE) {
                throw new IllegalStateException(unreadable);
            }
            throw unreadable;
        }
    }

    private List<InboundEvent> spoil(InboundEvent event) {
        List<InboundEvent> spoilt = new ArrayList<>(List.of(event));
        if (flaw == Flaw.DROPS_WHAT_IT_DOES_NOT_KNOW && event instanceof Unsupported) {
            spoilt.clear();
        }
        if (flaw == Flaw.STAMPS_EVENTS_WITH_ITS_OWN_TIME && event instanceof MessageReceived message) {
            Instant now = context.clock().instant();
            spoilt.set(0, MessageReceived.live(message.providerMessageId(), now, message.peer(), message.content()));
        }
        if (flaw == Flaw.MAKES_NEW_KEYS && event instanceof ContactChanged contact) {
            String key = UUID.randomUUID().toString();
            spoilt.set(
                    0,
                    new ContactChanged(
                            key,
                            contact.occurredAt(),
                            contact.kind(),
                            contact.before(),
                            contact.peer(),
                            contact.facts()));
        }
        return spoilt;
    }

    @Override
    public CompletionStage<SendResult> send(OutboundMessage message) {
        boolean past = !context.clock().instant().isBefore(message.deadline());
        if (flaw == Flaw.IGNORES_THE_DEADLINE && past) {
            return CompletableFuture.completedFuture(SendResult.accepted("late"));
        }
        if (flaw == Flaw.SENDS_WHAT_IT_DOES_NOT_DECLARE
                && !sound.capabilities().sends(message.content().type())) {
            return CompletableFuture.completedFuture(SendResult.accepted("undeclared"));
        }
        if (flaw == Flaw.SENDS_A_KIND_IT_DOES_NOT_DECLARE
                && message.content() instanceof MessageContent.Interactive
                && !sound.capabilities().sends(message.content())) {
            return CompletableFuture.completedFuture(SendResult.accepted("undeclared"));
        }
        if (flaw == Flaw.SHOWS_A_FILE_IT_DOES_NOT_DECLARE
                && !sound.capabilities().showsHeader(message.content())) {
            return CompletableFuture.completedFuture(SendResult.accepted("undeclared"));
        }
        if (flaw == Flaw.ANSWERS_WITH_WHAT_IT_DOES_NOT_DECLARE
                && sound.capabilities().sends(message.content())
                && !sound.capabilities().quotes(message.content().type())) {
            return CompletableFuture.completedFuture(SendResult.accepted("undeclared"));
        }
        if (flaw == Flaw.SENDS_WHILE_PAUSED && state().status() == ChannelStatus.PAUSED) {
            return CompletableFuture.completedFuture(SendResult.accepted("paused"));
        }
        return sound.send(message).thenCompose(result -> spoil(message, result));
    }

    private CompletionStage<SendResult> spoil(OutboundMessage message, SendResult result) {
        if (flaw == Flaw.RETRIES && result instanceof SendResult.Unknown) {
            return sound.send(message);
        }
        if (flaw == Flaw.THROWS_WHEN_REFUSED && result instanceof SendResult.Rejected) {
            return CompletableFuture.failedFuture(new IllegalStateException("refused"));
        }
        return CompletableFuture.completedFuture(spoil(result));
    }

    private SendResult spoil(SendResult result) {
        boolean down = result instanceof SendResult.Rejected rejected
                && rejected.error().kind() == ErrorKind.PROVIDER_DOWN;
        return switch (flaw) {
            case CLAIMS_TO_KNOW ->
                result instanceof SendResult.Unknown ? SendResult.rejected(ErrorKind.TEMPORARY, "surely not") : result;
            case HIDES_A_THROTTLE ->
                result instanceof SendResult.Throttled throttled ? new SendResult.Rejected(throttled.error()) : result;
            case DOUBTS_A_REFUSED_CONNECTION -> down ? new SendResult.Unknown("perhaps") : result;
            default -> result;
        };
    }

    @Override
    public HealthEvidence health() {
        return switch (flaw) {
            case SHOWS_NO_TRAFFIC -> HealthEvidence.none();
            case TAKES_AN_ANSWER_FOR_AN_ACKNOWLEDGEMENT ->
                new HealthEvidence(null, context.clock().instant(), null, 0, null);
            default -> sound.health();
        };
    }
}
