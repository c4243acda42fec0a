package io.centralita.core.channels.features;

import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.UploadTime;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A feature that a channel declares. Its methods that ask the provider are called through {@link #ask} only.
 *
 * @param <F> the feature's type
 */
public record DeclaredFeature<F>(ChannelFeatures features, RunningChannel channel, F feature) {

    /** What the plug-in answers, as {@link ChannelFeatures#asked}. */
    public <T> Uni<T> ask(Function<F, CompletionStage<T>> work) {
        return features.asked(channel, () -> work.apply(feature));
    }

    /** As {@link #ask}, for a call that hands a file to the provider: it has the time that the file takes. */
    public <T> Uni<T> give(StoredMedia file, BiFunction<F, StoredMedia, CompletionStage<T>> work) {
        return features.asked(channel, UploadTime.of(file.size()), () -> work.apply(feature, file));
    }
}
