package io.centralita.core.channels.features;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.feature.NumberHealth;
import io.centralita.channel.spi.feature.Registration;
import io.centralita.core.channels.DesiredState;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A number at its provider: how it stands there, and bringing it into service. */
@ApplicationScoped
public class Numbers {

    private final ChannelFeatures features;
    private final RunningChannels running;

    Numbers(ChannelFeatures features, RunningChannels running) {
        this.features = features;
        this.running = running;
    }

    /** A provider that tells of the number but not of its webhook still answers, with a finding. */
    public Uni<NumberView> show(WorkspaceId workspace, ChannelId id) {
        return features.declared(workspace, id, ChannelFeature.NUMBER_HEALTH, NumberHealth.class)
                .flatMap(health -> health.ask(NumberHealth::report)
                        .flatMap(report -> health.ask(NumberHealth::webhook)
                                .onFailure(Numbers::isRefusal)
                                .recoverWithNull()
                                .map(webhook -> NumberView.of(report, webhook))));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ProblemException problem && problem.code() == ProblemCode.PROVIDER_REFUSED;
    }

    public Uni<Void> register(WorkspaceId workspace, ChannelId id, Function<Registration, CompletionStage<Void>> step) {
        return features.use(workspace, id, ChannelFeature.REGISTRATION, Registration.class, step);
    }

    /** Fails with CONFLICT while other numbers of the account are not stopped: the provider would fall silent for them too. */
    public Uni<Void> unsubscribe(WorkspaceId workspace, ChannelId id) {
        return features.declared(workspace, id, ChannelFeature.REGISTRATION, Registration.class)
                .flatMap(registration -> {
                    var others = others(registration.channel());
                    return others.isEmpty()
                            ? registration.ask(Registration::unsubscribe)
                            : Uni.createFrom()
                                    .failure(ProblemException.of(
                                            ProblemCode.CONFLICT,
                                            "Of this account these are not stopped and would hear nothing either: "
                                                    + String.join(", ", others)));
                });
    }

    private List<String> others(RunningChannel channel) {
        return channel.account().map(account -> running.ofAccount(channel, account)).orElse(List.of()).stream()
                .filter(other -> other.channel().desired() != DesiredState.STOPPED)
                .map(RunningChannel::id)
                .filter(other -> !other.equals(channel.id()))
                .map(ChannelId::toString)
                .toList();
    }
}
