package io.centralita.core.channels.features;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.feature.NumberHealth;
import io.centralita.channel.spi.feature.Registration;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A number at its provider: how it stands there, and bringing it into service. */
@ApplicationScoped
public class Numbers {

    private final ChannelFeatures features;

    Numbers(ChannelFeatures features) {
        this.features = features;
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
}
