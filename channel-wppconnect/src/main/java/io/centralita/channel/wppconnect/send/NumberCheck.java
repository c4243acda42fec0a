package io.centralita.channel.wppconnect.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.parse.Wid;
import io.centralita.channel.wppconnect.server.Replies;
import io.centralita.channel.wppconnect.server.ServerAddress;
import io.centralita.channel.wppconnect.server.ServerClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a number is on WhatsApp before the first message to it that this process sends, whoever told it, since the server sends to unknown numbers as well and
 * only mutters. The answer also holds the number as WhatsApp has it (Brazil's ninth digit).
 */
final class NumberCheck {
    /** Either whom to send to, or why not. */
    record Outcome(@Nullable Recipient recipient, @Nullable SendResult refusal) {}

    private final ServerClient server;
    private final KnownNumbers known;

    NumberCheck(ServerClient server, KnownNumbers known) {
        this.server = server;
        this.known = known;
    }

    CompletionStage<Outcome> check(Recipient recipient, Duration timeout) {
        if (!recipient.chat().isPhone()) {
            return CompletableFuture.completedFuture(new Outcome(recipient, null));
        }
        String digits = recipient.chat().user();
        Wid real = known.real(digits);
        if (real != null) {
            return CompletableFuture.completedFuture(new Outcome(recipient.resolved(real), null));
        }
        return server.get("check-number-status/" + ServerAddress.segment(digits), timeout)
                .handle((reply, failure) ->
                        failure != null ? new Outcome(null, Unasked.of(failure)) : answered(recipient, reply));
    }

    private Outcome answered(Recipient recipient, HttpReply reply) {
        Optional<JsonNode> status = reply.successful() ? Replies.json(reply).map(Replies::response) : Optional.empty();
        if (status.isEmpty() || !status.get().has("numberExists")) {
            return new Outcome(null, Unasked.of(reply));
        }
        String digits = recipient.chat().user();
        if (!Json.flag(status.get(), "numberExists")) {
            return new Outcome(
                    null,
                    new SendResult.Rejected(SendError.of(
                            ErrorKind.NOT_ON_CHANNEL, "number_not_found", "the number is not on WhatsApp")));
        }
        Wid real = Wid.of(status.get().get("id")).filter(Wid::isPerson).orElse(recipient.chat());
        known.is(digits, real);
        return new Outcome(recipient.resolved(real), null);
    }
}
