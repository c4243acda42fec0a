package io.centralita.channel.metacloud.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.centralita.channel.spi.feature.FeatureException;
import io.centralita.channel.spi.outbound.SendError;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What became of a call. */
public final class Outcomes {
    private Outcomes() {}

    public static <T> T of(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** The error a stage failed with, as the SPI wants it. */
    public static SendError refusal(CompletionStage<?> stage) {
        CompletionException thrown = catchThrowableOfType(
                CompletionException.class, () -> stage.toCompletableFuture().join());
        assertThat(thrown).cause().isInstanceOf(FeatureException.class);
        return ((FeatureException) Objects.requireNonNull(thrown.getCause())).error();
    }
}
