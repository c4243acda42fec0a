package io.centralita.core.channels.features;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.core.channels.Channels;
import io.centralita.core.channels.PluginThreads;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** The way to what an adapter can do beyond messages. Started or not: whether that matters is for the plug-in to say. */
@ApplicationScoped
public class ChannelFeatures {

    private final Channels channels;
    private final RunningChannels running;
    private final PluginThreads threads;

    ChannelFeatures(Channels channels, RunningChannels running, PluginThreads threads) {
        this.channels = channels;
        this.running = running;
        this.threads = threads;
    }

    /** Fails with NOT_FOUND for a channel that is not the workspace's, CONFLICT when its plug-in is not installed. */
    public Uni<RunningChannel> channel(WorkspaceId workspace, ChannelId id) {
        return channels.get(workspace, id)
                .map(channel -> running.find(id)
                        .orElseThrow(() -> ProblemException.of(
                                ProblemCode.CONFLICT, "The plug-in of this channel is not installed.")));
    }

    /** Fails with UNSUPPORTED_BY_CHANNEL, without any call, when the channel does not declare it. */
    public <F, T> Uni<T> use(
            WorkspaceId workspace,
            ChannelId id,
            ChannelFeature declared,
            Class<F> type,
            Function<F, CompletionStage<T>> work) {
        return declared(workspace, id, declared, type).flatMap(feature -> feature.ask(work));
    }

    /** As {@link #use}, for what is asked more than once, or later. */
    public <F> Uni<DeclaredFeature<F>> declared(
            WorkspaceId workspace, ChannelId id, ChannelFeature declared, Class<F> type) {
        return channel(workspace, id)
                .map(channel -> new DeclaredFeature<>(this, channel, feature(channel, declared, type)));
    }

    /** @throws ProblemException UNSUPPORTED_BY_CHANNEL when the channel does not declare it */
    public static <F> F feature(RunningChannel channel, ChannelFeature declared, Class<F> type) {
        if (!channel.adapter().capabilities().has(declared)) {
            throw unsupported(declared.name().toLowerCase(Locale.ROOT));
        }
        return channel.adapter()
                .feature(type)
                .orElseThrow(() -> unsupported(declared.name().toLowerCase(Locale.ROOT)));
    }

    public static ProblemException unsupported(String what) {
        return ProblemException.of(
                ProblemCode.UNSUPPORTED_BY_CHANNEL,
                "The channel's plug-in does not declare " + what + "; see the channel's capabilities.");
    }

    /**
     * What a plug-in answers, back on the caller's context, its failures as problems. It is called on its own threads, so that
     * one that blocks holds up no request.
     */
    public <T> Uni<T> asked(RunningChannel channel, Supplier<CompletionStage<T>> call) {
        return asked(channel, Duration.ZERO, call);
    }

    /** As {@link #asked(RunningChannel, Supplier)}, with so much more time for the answer. */
    <T> Uni<T> asked(RunningChannel channel, Duration more, Supplier<CompletionStage<T>> call) {
        return threads.ask(channel.channel().plugin(), more, call).onFailure().transform(ProviderProblems::of);
    }
}
