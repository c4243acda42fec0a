package io.centralita.core.channels.features;

import io.centralita.channel.spi.feature.FeatureException;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.core.kernel.problem.FieldError;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;

/** What a provider's refusal is on the wire: its kind and its own code in {@code errors}, its words as detail. */
public final class ProviderProblems {

    private static final Duration SOON = Duration.ofSeconds(10);

    private ProviderProblems() {}

    static Throwable of(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof FeatureException refused ? of(refused.error()) : cause;
    }

    public static ProblemException of(SendError error) {
        return switch (error.kind()) {
            case UNSUPPORTED -> ProblemException.of(ProblemCode.UNSUPPORTED_BY_CHANNEL, error.message());
            case PROVIDER_DOWN, TEMPORARY ->
                ProblemException.later(ProblemCode.PROVIDER_UNAVAILABLE, error.message(), SOON);
            case RATE_NUMBER, RATE_PAIR -> ProblemException.later(ProblemCode.RATE_LIMITED, error.message(), SOON);
            case AUTH,
                    WINDOW_CLOSED,
                    TEMPLATE,
                    RECIPIENT_INVALID,
                    RECIPIENT_BLOCKED,
                    NOT_ON_CHANNEL,
                    SPAM,
                    MEDIA,
                    CONTENT,
                    ACCOUNT_RESTRICTED -> refused(error);
        };
    }

    private static ProblemException refused(SendError error) {
        var kind = error.kind().name().toLowerCase(Locale.ROOT);
        var code = error.providerCode();
        var said = code == null ? error.message() : error.message() + " (the provider's code " + code + ")";
        return new ProblemException(
                ProblemCode.PROVIDER_REFUSED, error.message(), List.of(new FieldError("", kind, said)), null);
    }
}
