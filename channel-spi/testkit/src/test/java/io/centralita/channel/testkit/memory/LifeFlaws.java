package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.SendResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Channels that start, stop or remember in a wrong way. */
final class LifeFlaws {

    private LifeFlaws() {}

    static ChannelAdapter wakesBeforeStart(ChannelAdapter sound, ChannelContext context) {
        context.scheduler().every(Duration.ofDays(1), () -> {});
        return sound;
    }

    static ChannelAdapter failsToStopTwice(ChannelAdapter sound) {
        return new Wrapped(sound) {
            @Override
            public CompletionStage<Void> stop(Duration deadline) {
                return state().status() == ChannelStatus.STOPPED
                        ? CompletableFuture.failedFuture(new IllegalStateException("stopped already"))
                        : sound.stop(deadline);
            }
        };
    }

    static ChannelAdapter startsOnlyOnce(ChannelAdapter sound) {
        return new Wrapped(sound) {
            @Override
            public CompletionStage<Void> start() {
                return state().status() == ChannelStatus.STOPPED
                        ? CompletableFuture.completedFuture(null)
                        : sound.start();
            }
        };
    }

    static ChannelAdapter startsWhenResumed(ChannelAdapter sound) {
        return new Wrapped(sound) {
            @Override
            public CompletionStage<Void> resume() {
                return sound.start();
            }
        };
    }

    static ChannelAdapter stopsWhenReconfigured(ChannelAdapter sound) {
        return new Wrapped(sound) {
            @Override
            public CompletionStage<Void> reconfigure(ChannelConfig config) {
                return CompletableFuture.failedFuture(new IllegalStateException("cannot change"));
            }
        };
    }

    static ChannelAdapter stopsOnlyWhenAnswered(ChannelAdapter sound) {
        return new Wrapped(sound) {
            private volatile CompletionStage<SendResult> open =
                    CompletableFuture.completedFuture(SendResult.accepted("none"));

            @Override
            public CompletionStage<SendResult> send(OutboundMessage message) {
                open = sound.send(message);
                return open;
            }

            @Override
            public CompletionStage<Void> stop(Duration deadline) {
                return open.thenCompose(answered -> sound.stop(deadline));
            }
        };
    }

    /** Marks its memory when it is online, and takes the mark for a sign of another instance. */
    static ChannelAdapter staysDownAfterACrash(ChannelAdapter sound, ChannelContext context) {
        return new Wrapped(sound) {
            @Override
            public CompletionStage<Void> start() {
                return marks(context, "online")
                        ? CompletableFuture.completedFuture(null)
                        : mark(context, "online").thenCompose(marked -> sound.start());
            }

            @Override
            public CompletionStage<Void> stop(Duration deadline) {
                return mark(context, "stopped").thenCompose(marked -> sound.stop(deadline));
            }
        };
    }

    /** Ends the session that its successor uses. */
    static ChannelAdapter takesTheSessionAlong(ChannelAdapter sound, ChannelContext context) {
        return new Wrapped(sound) {
            @Override
            public CompletionStage<SendResult> send(OutboundMessage message) {
                return marks(context, "logged out") && state().status().sends()
                        ? CompletableFuture.completedFuture(SendResult.rejected(ErrorKind.AUTH, "logged out"))
                        : sound.send(message);
            }

            @Override
            public CompletionStage<Void> stop(Duration deadline) {
                return mark(context, "logged out").thenCompose(marked -> sound.stop(deadline));
            }
        };
    }

    private static boolean marks(ChannelContext context, String word) {
        byte[] blob = context.state().load().toCompletableFuture().join().blob();
        return new String(blob, StandardCharsets.UTF_8).equals(word);
    }

    private static CompletionStage<?> mark(ChannelContext context, String word) {
        return context.state()
                .load()
                .thenCompose(found -> context.state().replace(found.version(), word.getBytes(StandardCharsets.UTF_8)));
    }
}
