package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.feature.FeatureException;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Channels that declare every optional ability, and offer the interface of each, but not what it is for. */
final class FeatureFlaws {

    /** Those that have an interface of their own, or half of one. */
    static final Set<ChannelFeature> OFFERED = EnumSet.of(
            ChannelFeature.EDIT,
            ChannelFeature.REVOKE,
            ChannelFeature.TEMPLATES,
            ChannelFeature.GROUPS,
            ChannelFeature.HISTORY,
            ChannelFeature.FETCH_MISSED,
            ChannelFeature.QUERY_STATUS,
            ChannelFeature.PROFILE,
            ChannelFeature.NUMBER_HEALTH,
            ChannelFeature.REGISTRATION,
            ChannelFeature.PROVIDER_MEDIA);

    private FeatureFlaws() {}

    static ChannelAdapter alwaysFails(ChannelAdapter sound) {
        return offering(
                sound,
                () -> CompletableFuture.failedFuture(
                        new FeatureException(SendError.of(ErrorKind.UNSUPPORTED, null, "not yet"))));
    }

    static ChannelAdapter alwaysThrows(ChannelAdapter sound) {
        return offering(sound, () -> {
            throw new UnsupportedOperationException("not yet");
        });
    }

    static ChannelAdapter givesNothing(ChannelAdapter sound) {
        return offering(sound, () -> null);
    }

    private static ChannelAdapter offering(ChannelAdapter sound, Supplier<@Nullable Object> answer) {
        return new Wrapped(sound) {
            @Override
            public ChannelCapabilities capabilities() {
                return having(sound.capabilities(), OFFERED);
            }

            @Override
            public <T> Optional<T> feature(Class<T> type) {
                Object stub = Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.get());
                return Optional.of(type.cast(stub));
            }
        };
    }

    private static ChannelCapabilities having(ChannelCapabilities told, Set<ChannelFeature> more) {
        ChannelCapabilities.Builder all = ChannelCapabilities.builder();
        told.sends().forEach(all::sends);
        told.receives().forEach(all::receives);
        told.features().forEach(all::features);
        more.forEach(all::features);
        told.interactive().forEach(all::interactive);
        told.quotes().forEach(all::quotes);
        return all.build();
    }
}
