package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.feature.FeatureException;
import io.centralita.channel.spi.feature.History;
import io.centralita.channel.spi.feature.Page;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Channels whose optional abilities are of no use, or more than they declare. */
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
        Set<ChannelFeature> all = EnumSet.copyOf(sound.capabilities().features());
        all.addAll(OFFERED);
        return new Wrapped(sound) {
            @Override
            public ChannelCapabilities capabilities() {
                return with(sound.capabilities(), all);
            }

            @Override
            public <T> Optional<T> feature(Class<T> type) {
                return Optional.of(answering(type, answer));
            }
        };
    }

    private static <T> T answering(Class<T> type, Supplier<@Nullable Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.get()));
    }

    /** Does what it does not declare. */
    static ChannelAdapter lacking(ChannelAdapter sound, ChannelFeature undeclared) {
        Set<ChannelFeature> rest = EnumSet.copyOf(sound.capabilities().features());
        rest.remove(undeclared);
        return new Wrapped(sound) {
            @Override
            public ChannelCapabilities capabilities() {
                return with(sound.capabilities(), rest);
            }
        };
    }

    /** Fetches older and missed messages alike, whichever of them it declares. */
    static ChannelAdapter fetchesAnything(ChannelAdapter sound, ChannelFeature declared) {
        Set<ChannelFeature> all = EnumSet.copyOf(sound.capabilities().features());
        all.add(declared);
        return new Wrapped(sound) {
            @Override
            public ChannelCapabilities capabilities() {
                return with(sound.capabilities(), all);
            }

            @Override
            public <T> Optional<T> feature(Class<T> type) {
                return type == History.class
                        ? Optional.of(
                                answering(type, () -> CompletableFuture.completedFuture(new Page<>(List.of(), null))))
                        : sound.feature(type);
            }
        };
    }

    private static ChannelCapabilities with(ChannelCapabilities told, Set<ChannelFeature> features) {
        ChannelCapabilities.Builder all = ChannelCapabilities.builder();
        told.pairing().forEach(all::pairing);
        told.sends().forEach(all::sends);
        told.receives().forEach(all::receives);
        features.forEach(all::features);
        told.interactive().forEach(all::interactive);
        told.quotes().forEach(all::quotes);
        return all.build();
    }
}
