package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Channels that take in, parse, send or fetch in a wrong way. */
final class TrafficFlaws {

    private TrafficFlaws() {}

    static ChannelAdapter refusesEveryone(ChannelAdapter sound) {
        return receiving(sound, answer -> new WebhookAnswer.Refused(401, "unsigned", "cannot be believed"));
    }

    static ChannelAdapter echoesNothing(ChannelAdapter sound) {
        return receiving(
                sound,
                answer -> answer instanceof WebhookAnswer.Handshake
                        ? new WebhookAnswer.Handshake(200, "text/plain", "")
                        : answer);
    }

    static ChannelAdapter believesItsClock(ChannelAdapter sound, ChannelContext context) {
        Instant noon = Instant.parse("2026-11-24T12:00:00Z");
        return receiving(sound, answer -> {
            Duration off = Duration.between(noon, context.clock().instant()).abs();
            return off.compareTo(Duration.ofMinutes(1)) > 0 ? new WebhookAnswer.Refused(401, "old", "too old") : answer;
        });
    }

    static ChannelAdapter stumblesOverBareRequests(ChannelAdapter sound) {
        return new Wrapped(sound) {
            @Override
            public WebhookAnswer receive(WebhookRequest request) {
                if (request.headers().isEmpty() && request.method().equals("PUT")) {
                    throw new IllegalStateException("no header");
                }
                return sound.receive(request);
            }
        };
    }

    private static ChannelAdapter receiving(ChannelAdapter sound, UnaryOperator<WebhookAnswer> spoil) {
        return new Wrapped(sound) {
            @Override
            public WebhookAnswer receive(WebhookRequest request) {
                return spoil.apply(sound.receive(request));
            }
        };
    }

    /** Counts what it parsed, and says so in its ids. */
    static ChannelAdapter remembersWhatItParsed(ChannelAdapter sound) {
        AtomicInteger parsed = new AtomicInteger();
        return parsing(sound, message -> named(message, message.providerMessageId() + "/" + parsed.incrementAndGet()));
    }

    /** Keeps something in the thread that parsed first. */
    static ChannelAdapter parsesOnOneThread(ChannelAdapter sound) {
        AtomicReference<Thread> first = new AtomicReference<>();
        return parsing(sound, message -> {
            first.compareAndSet(null, Thread.currentThread());
            return Thread.currentThread().equals(first.get()) ? message : named(message, "disturbed");
        });
    }

    static ChannelAdapter givesAllMessagesOneKey(ChannelAdapter sound) {
        return parsing(sound, message -> named(message, "the same"));
    }

    private static MessageReceived named(MessageReceived message, String id) {
        return MessageReceived.live(id, message.occurredAt(), message.peer(), message.content());
    }

    private static ChannelAdapter parsing(ChannelAdapter sound, UnaryOperator<MessageReceived> spoil) {
        return new Wrapped(sound) {
            @Override
            public List<InboundEvent> parse(RawDelivery delivery) throws PayloadException {
                List<InboundEvent> events = new ArrayList<>();
                for (InboundEvent event : sound.parse(delivery)) {
                    events.add(event instanceof MessageReceived message ? spoil.apply(message) : event);
                }
                return events;
            }
        };
    }

    static ChannelAdapter givesOneIdToAll(ChannelAdapter sound) {
        return answering(sound, result -> result instanceof SendResult.Accepted ? SendResult.accepted("same") : result);
    }

    static ChannelAdapter callsEveryRefusalContent(ChannelAdapter sound) {
        return answering(
                sound,
                result -> result instanceof SendResult.Rejected
                        ? SendResult.rejected(ErrorKind.CONTENT, "refused")
                        : result);
    }

    private static ChannelAdapter answering(ChannelAdapter sound, UnaryOperator<SendResult> spoil) {
        return new Wrapped(sound) {
            @Override
            public CompletionStage<SendResult> send(OutboundMessage message) {
                return sound.send(message).thenApply(spoil);
            }
        };
    }

    static ChannelAdapter holdsTheCaller(ChannelAdapter sound) {
        return new Wrapped(sound) {
            @Override
            public CompletionStage<SendResult> send(OutboundMessage message) {
                return CompletableFuture.completedFuture(
                        sound.send(message).toCompletableFuture().join());
            }
        };
    }

    static ChannelAdapter readsFilesOnTheCaller(ChannelAdapter sound) {
        return new Wrapped(sound) {
            @Override
            public CompletionStage<SendResult> send(OutboundMessage message) {
                if (message.content() instanceof MessageContent.Media media
                        && media.source() instanceof MediaSource.Stored stored) {
                    WholeBody body = new WholeBody();
                    stored.media().open().subscribe(body);
                    body.size.join();
                }
                return sound.send(message);
            }
        };
    }

    static ChannelAdapter throwsWithoutAPhone(ChannelAdapter sound) {
        return new Wrapped(sound) {
            @Override
            public CompletionStage<SendResult> send(OutboundMessage message) {
                return message.recipient()
                        .find(IdentityKind.PHONE)
                        .map(phone -> sound.send(message))
                        .orElseThrow();
            }
        };
    }

    static ChannelAdapter pointsToNowhere(ChannelAdapter sound) {
        return fetching(
                sound,
                found -> CompletableFuture.completedFuture(
                        new ResolvedMedia.Remote(URI.create("media/1"), Map.of(), "x/y", null, null)));
    }

    static ChannelAdapter losesTheReason(ChannelAdapter sound) {
        return failing(sound, SendError.of(ErrorKind.MEDIA, null, "gone"));
    }

    static ChannelAdapter givesUpOnMedia(ChannelAdapter sound) {
        return failing(sound, SendError.of(ErrorKind.MEDIA, "M-1", "gone"));
    }

    static ChannelAdapter waitsForMedia(ChannelAdapter sound) {
        return fetching(sound, found -> {
            try {
                return CompletableFuture.completedFuture(
                        found.toCompletableFuture().join());
            } catch (CompletionException failure) {
                return CompletableFuture.failedFuture(failure);
            }
        });
    }

    private static ChannelAdapter failing(ChannelAdapter sound, SendError error) {
        return fetching(
                sound,
                found -> found.exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(new MediaException(error))));
    }

    private static ChannelAdapter fetching(ChannelAdapter sound, UnaryOperator<CompletionStage<ResolvedMedia>> spoil) {
        return new Wrapped(sound) {
            @Override
            public CompletionStage<ResolvedMedia> resolveMedia(MediaReference reference) {
                return spoil.apply(sound.resolveMedia(reference));
            }
        };
    }
}
