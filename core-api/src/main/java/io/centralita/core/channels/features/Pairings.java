package io.centralita.core.channels.features;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.feature.Pairing;
import io.centralita.core.channels.DesiredState;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Pairing a phone with a channel. A challenge opens the number to whoever holds it: it is shown, never stored or told. */
@ApplicationScoped
public class Pairings {

    private final ChannelFeatures features;

    Pairings(ChannelFeatures features) {
        this.features = features;
    }

    public Uni<PairingView> show(WorkspaceId workspace, ChannelId id) {
        return features.channel(workspace, id).map(channel -> {
            requirePairing(channel);
            var state = channel.adapter().state();
            return view(channel, state, state.challenge());
        });
    }

    /**
     * Begins, or begins anew.
     *
     * @param phone needed for a phone code
     */
    public Uni<PairingView> begin(WorkspaceId workspace, ChannelId id, PairingMode mode, @Nullable String phone) {
        return features.channel(workspace, id).flatMap(channel -> {
            var pairing = requirePairing(channel);
            if (!channel.adapter().capabilities().pairing().contains(mode)) {
                throw ChannelFeatures.unsupported("pairing by " + wire(mode));
            }
            if (channel.channel().desired() != DesiredState.RUNNING) {
                throw ProblemException.of(ProblemCode.CHANNEL_NOT_RUNNING, "Start the channel first.");
            }
            return features.asked(channel, () -> pairing.pair(mode, phone))
                    .map(challenge -> view(channel, channel.adapter().state(), challenge));
        });
    }

    /** Ends the pairing at the provider. */
    public Uni<Void> end(WorkspaceId workspace, ChannelId id) {
        return features.channel(workspace, id).flatMap(channel -> {
            var pairing = requirePairing(channel);
            return features.asked(channel, pairing::unpair);
        });
    }

    private static Pairing requirePairing(RunningChannel channel) {
        if (channel.adapter().capabilities().pairing().isEmpty()) {
            throw ChannelFeatures.unsupported("pairing");
        }
        return channel.adapter().feature(Pairing.class).orElseThrow(() -> ChannelFeatures.unsupported("pairing"));
    }

    private static PairingView view(RunningChannel channel, ChannelState state, @Nullable PairingChallenge challenge) {
        List<String> modes = channel.adapter().capabilities().pairing().stream()
                .map(Pairings::wire)
                .sorted()
                .toList();
        return new PairingView(
                channel.id(),
                modes,
                state.status().name().toLowerCase(Locale.ROOT),
                state.reason(),
                challenge == null ? null : PairingView.Challenge.of(challenge));
    }

    /** The name of a mode in the API. */
    public static String wire(PairingMode mode) {
        return switch (mode) {
            case QR_CODE -> "qr";
            case PHONE_CODE -> "phone_code";
        };
    }

    /** @throws ProblemException 422 when there is no such mode */
    public static PairingMode mode(@Nullable String wire) {
        if ("qr".equals(wire)) {
            return PairingMode.QR_CODE;
        }
        if ("phone_code".equals(wire)) {
            return PairingMode.PHONE_CODE;
        }
        throw ProblemException.invalid("/mode", "unknown_value", "Give qr or phone_code.");
    }
}
