package io.centralita.core.channels.features;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.core.channels.Channels;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** The way to what an adapter can do beyond messages. Started or not: whether that matters is for the plug-in to say. */
@ApplicationScoped
public class ChannelFeatures {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Channels channels;
    private final RunningChannels running;

    ChannelFeatures(Channels channels, RunningChannels running) {
        this.channels = channels;
        this.running = running;
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
        return channel(workspace, id).flatMap(channel -> asked(() -> work.apply(feature(channel, declared, type))));
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

    /** What a plug-in answers, back on the caller's context, its failures as problems. */
    public static <T> Uni<T> asked(Supplier<CompletionStage<T>> call) {
        var answer = Uni.createFrom()
                .completionStage(call)
                .ifNoItem()
                .after(LONGEST)
                .fail()
                .onFailure(TimeoutException.class)
                .transform(ignored -> ProblemException.later(
                        ProblemCode.PROVIDER_UNAVAILABLE, "The provider did not answer in time.", LONGEST))
                .onFailure()
                .transform(ProviderProblems::of);
        var context = Vertx.currentContext();
        if (context == null) {
            return answer;
        }
        Executor home = task -> context.runOnContext(ignored -> task.run());
        return answer.emitOn(home);
    }
}
