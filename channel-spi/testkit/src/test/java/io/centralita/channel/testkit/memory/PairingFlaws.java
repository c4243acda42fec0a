package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.feature.Pairing;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Channels that pair otherwise than they declare. */
final class PairingFlaws {

    private PairingFlaws() {}

    /** Pairs in every way, whatever it declares. */
    static ChannelAdapter declaring(ChannelAdapter sound, PairingMode... modes) {
        return new Wrapped(sound) {
            @Override
            public ChannelCapabilities capabilities() {
                ChannelCapabilities told = sound.capabilities();
                ChannelCapabilities.Builder all = ChannelCapabilities.builder().pairing(modes);
                told.sends().forEach(all::sends);
                told.receives().forEach(all::receives);
                told.features().forEach(all::features);
                told.interactive().forEach(all::interactive);
                told.quotes().forEach(all::quotes);
                return all.build();
            }
        };
    }

    static ChannelAdapter givesAnotherKind(ChannelAdapter sound) {
        return pairing(sound, mode -> mode == PairingMode.QR_CODE ? PairingMode.PHONE_CODE : PairingMode.QR_CODE);
    }

    static ChannelAdapter alwaysThrows(ChannelAdapter sound) {
        return pairing(sound, mode -> {
            throw new UnsupportedOperationException("not yet");
        });
    }

    private static ChannelAdapter pairing(ChannelAdapter sound, UnaryOperator<PairingMode> changed) {
        return new Wrapped(sound) {
            @Override
            public <T> Optional<T> feature(Class<T> type) {
                return type == Pairing.class
                        ? sound.feature(Pairing.class).map(pairing -> type.cast(changing(pairing, changed)))
                        : sound.feature(type);
            }
        };
    }

    private static Pairing changing(Pairing sound, UnaryOperator<PairingMode> changed) {
        return new Pairing() {
            @Override
            public CompletionStage<PairingChallenge> pair(PairingMode mode, @Nullable String phone) {
                return sound.pair(changed.apply(mode), phone);
            }

            @Override
            public CompletionStage<Void> unpair() {
                return sound.unpair();
            }
        };
    }
}
