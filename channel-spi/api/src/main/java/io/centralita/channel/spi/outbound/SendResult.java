package io.centralita.channel.spi.outbound;

import io.centralita.channel.spi.context.ChannelHttpException;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.identity.IdentitySet;
import java.time.Duration;

/** What became of a send. */
public sealed interface SendResult {

    /**
     * The provider took it; delivery is told later by statuses.
     *
     * @param providerMessageId by which statuses will name it
     * @param learned identities of the recipient told in the answer; may be empty
     * @param held whether the provider keeps it back for the time being (Meta: quality assessment)
     */
    record Accepted(String providerMessageId, IdentitySet learned, boolean held) implements SendResult {}

    /** It certainly did not go out. Tried again only when the error is retryable. */
    record Rejected(SendError error) implements SendResult {}

    /** It certainly did not go out; the provider wants a pause. */
    record Throttled(Duration retryAfter, SendError error) implements SendResult {}

    /**
     * It may or may not have gone out. Never sent again blindly; a status settles it.
     *
     * @param cause a sentence for a person
     */
    record Unknown(String cause) implements SendResult {}

    static SendResult accepted(String providerMessageId) {
        return new Accepted(providerMessageId, IdentitySet.none(), false);
    }

    static SendResult rejected(ErrorKind kind, String message) {
        return new Rejected(SendError.of(kind, null, message));
    }

    /** For what a channel cannot do. */
    static SendResult unsupported(String what) {
        return rejected(ErrorKind.UNSUPPORTED, "this channel does not support " + what);
    }

    /**
     * For a call to the provider that got no reply: rejected when it certainly was not sent, else unknown.
     *
     * @param failure what {@link io.centralita.channel.spi.context.ChannelHttp#send} completed with
     */
    static SendResult withoutReply(Throwable failure) {
        return ChannelHttpException.in(failure).orElse(null) instanceof HttpNotSentException notSent
                ? new Rejected(notSent(notSent))
                : new Unknown("the provider gave no answer");
    }

    private static SendError notSent(HttpNotSentException failure) {
        return failure.forbidden()
                ? new SendError(
                        ErrorKind.PROVIDER_DOWN, "forbidden_address", String.valueOf(failure.getMessage()), false)
                : SendError.of(ErrorKind.PROVIDER_DOWN, null, "the provider cannot be reached");
    }
}
