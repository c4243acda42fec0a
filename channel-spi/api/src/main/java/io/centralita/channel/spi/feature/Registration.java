package io.centralita.channel.spi.feature;

import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Bringing a number into service at the provider and taking it out again. */
public interface Registration {

    /**
     * Has a code sent to the number, to prove that it is ours.
     *
     * @param language of the message that carries it, e.g. {@code pt_BR}
     */
    CompletionStage<Void> requestCode(CodeMethod method, String language);

    /** Gives the code back. */
    CompletionStage<Void> verifyCode(String code);

    /**
     * Brings the number into service.
     *
     * @param pin six digits: the number's two-step PIN, or the one it gets if it has none
     */
    CompletionStage<Void> register(String pin);

    CompletionStage<Void> deregister();

    /** Sets another two-step PIN, six digits. */
    CompletionStage<Void> changePin(String pin);

    /** Has the provider deliver what happens to the number. Doing it again does nothing. */
    CompletionStage<Void> subscribe();

    /**
     * Ends that, for all numbers of the {@link io.centralita.channel.spi.ChannelAdapter#accountId account} where the provider
     * knows no subscription of a single one. Doing it again does nothing.
     */
    default CompletionStage<Void> unsubscribe() {
        return CompletableFuture.failedFuture(
                new FeatureException(SendError.of(ErrorKind.UNSUPPORTED, null, "a subscription cannot be ended here")));
    }

    /** How a code reaches its owner. */
    enum CodeMethod {
        SMS,
        VOICE
    }
}
