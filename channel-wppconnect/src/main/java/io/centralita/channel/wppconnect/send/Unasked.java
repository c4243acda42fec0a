package io.centralita.channel.wppconnect.send;

import io.centralita.channel.spi.context.ChannelHttpException;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.wppconnect.server.NotAskedException;
import io.centralita.channel.wppconnect.server.Replies;
import java.util.Optional;

/** Results where the message itself was certainly never sent, or where nobody knows. */
final class Unasked {
    private Unasked() {}

    /** A question before the send got no answer. */
    static SendResult of(Throwable failure) {
        Optional<SendError> noToken = NotAskedException.in(failure);
        if (noToken.isPresent()) {
            return new SendResult.Rejected(noToken.get());
        }
        boolean down = ChannelHttpException.in(failure).orElse(null) instanceof HttpNotSentException;
        return down
                ? SendResult.rejected(ErrorKind.PROVIDER_DOWN, "the server cannot be reached")
                : SendResult.rejected(ErrorKind.TEMPORARY, "the server did not answer a question before the send");
    }

    /** A question before the send was not answered well. */
    static SendResult of(HttpReply reply) {
        if (Replies.disconnected(reply)) {
            return new SendResult.Rejected(
                    SendError.of(ErrorKind.PROVIDER_DOWN, "disconnected", "the session is not up"));
        }
        ErrorKind kind = reply.status() == 401 ? ErrorKind.AUTH : ErrorKind.TEMPORARY;
        return new SendResult.Rejected(SendError.of(
                kind, "http_" + reply.status(), "the server answered " + reply.status() + " before the send"));
    }

    /** The send itself got no answer. */
    static SendResult sendFailed(Throwable failure) {
        return NotAskedException.in(failure)
                .<SendResult>map(SendResult.Rejected::new)
                .orElseGet(() -> SendResult.withoutReply(failure));
    }
}
