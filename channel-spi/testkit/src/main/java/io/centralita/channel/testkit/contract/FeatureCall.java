package io.centralita.channel.testkit.contract;

import io.centralita.channel.spi.feature.FeatureException;
import io.centralita.channel.spi.outbound.ErrorKind;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of an optional ability, and what became of it. */
final class FeatureCall {

    private FeatureCall() {}

    /** How a call ended: with a value, with nothing, or with a failure. */
    private record Outcome<T>(@Nullable T value, @Nullable Throwable failure) {}

    /** What the call gave; an error when it gave null, and when it failed in whatever way. */
    static <T> T gives(ContractSession session, String name, Supplier<CompletionStage<T>> call) {
        Outcome<T> outcome = outcome(session, name, call);
        Throwable failure = outcome.failure();
        if (failure != null) {
            throw failed(name, failure);
        }
        T value = outcome.value();
        if (value == null) {
            throw new AssertionError(name + " gave null");
        }
        return value;
    }

    /** A call without a value. */
    static void does(ContractSession session, String name, Supplier<CompletionStage<Void>> call) {
        failure(session, name, call).ifPresent(failure -> {
            throw failed(name, failure);
        });
    }

    /** A call that an interface lets a channel leave out. */
    static void doesUnlessUnsupported(ContractSession session, String name, Supplier<CompletionStage<Void>> call) {
        failure(session, name, call).filter(failure -> !isUnsupported(failure)).ifPresent(failure -> {
            throw failed(name, failure);
        });
    }

    /** A call that must be refused, since nothing declares it. */
    static <T> void unsupported(ContractSession session, String name, Supplier<CompletionStage<T>> call) {
        Outcome<T> outcome = outcome(session, name, call);
        Throwable failure = outcome.failure();
        if (failure == null || !isUnsupported(failure)) {
            throw new AssertionError(name + " is not declared and must fail as UNSUPPORTED, but "
                    + (failure == null ? "worked" : failure));
        }
    }

    private static Optional<Throwable> failure(
            ContractSession session, String name, Supplier<CompletionStage<Void>> call) {
        return Optional.ofNullable(outcome(session, name, call).failure());
    }

    private static <T> Outcome<T> outcome(ContractSession session, String name, Supplier<CompletionStage<T>> call) {
        return session.await(begun(name, call)
                .handle((value, failure) ->
                        new Outcome<>(value, failure == null ? null : session.watched(Awaiting.innermost(failure)))));
    }

    private static <T> CompletionStage<T> begun(String name, Supplier<CompletionStage<T>> call) {
        CompletionStage<T> stage;
        try {
            stage = call.get();
        } catch (RuntimeException thrown) {
            throw new AssertionError(name + " threw " + thrown, thrown);
        }
        if (stage == null) {
            throw new AssertionError(name + " gave no stage");
        }
        return stage;
    }

    private static boolean isUnsupported(Throwable failure) {
        return failure instanceof FeatureException refused && refused.error().kind() == ErrorKind.UNSUPPORTED;
    }

    private static AssertionError failed(String name, Throwable failure) {
        return new AssertionError(name + " failed while the provider is willing: " + failure, failure);
    }
}
