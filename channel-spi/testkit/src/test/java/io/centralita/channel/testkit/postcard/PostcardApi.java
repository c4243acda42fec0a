package io.centralita.channel.testkit.postcard;

import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The provider's HTTP side. Texts go out as {@code number newline text}; {@code card=ID} comes back. */
final class PostcardApi {

    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(60);

    private final ChannelContext context;
    private final URI address;
    private final String token;

    PostcardApi(ChannelContext context, URI address, String token) {
        this.context = context;
        this.address = address;
        this.token = token;
    }

    CompletionStage<List<ConfigFinding>> check() {
        return context.http()
                .send(HttpCall.get(address.resolve("/me"), QUICK).header("Authorization", "Bearer " + token))
                .handle((reply, failure) -> {
                    if (failure != null) {
                        return List.of(ConfigFinding.error("address", "unreachable", "nobody answers there"));
                    }
                    return reply.successful()
                            ? List.of()
                            : List.of(ConfigFinding.error("token", "refused", "the provider refuses it"));
                });
    }

    CompletionStage<SendResult> send(OutboundMessage message, MessageContent.Text text) {
        Duration left = Duration.between(context.clock().instant(), message.deadline());
        String number = message.recipient().find(IdentityKind.PHONE).orElse("");
        if (number.isEmpty()) {
            return CompletableFuture.completedFuture(
                    SendResult.rejected(ErrorKind.RECIPIENT_INVALID, "a postcard needs a phone number"));
        }
        byte[] card = (number + "\n" + text.body()).getBytes(StandardCharsets.UTF_8);
        HttpCall call = HttpCall.post(address.resolve("/cards"), new HttpContent.Bytes(card, "text/plain"), left)
                .header("Authorization", "Bearer " + token);
        return context.http()
                .send(call)
                .handle((reply, failure) -> failure == null ? result(reply) : SendResult.withoutReply(failure));
    }

    private static SendResult result(HttpReply reply) {
        String body = reply.text();
        return switch (reply.status()) {
            case 200 ->
                body.startsWith("card=")
                        ? SendResult.accepted(body.substring("card=".length()))
                        : new SendResult.Unknown("an answer that cannot be read");
            case 401 -> new SendResult.Rejected(SendError.of(ErrorKind.AUTH, "401", "the token is not good"));
            case 422 -> new SendResult.Rejected(SendError.of(ErrorKind.CONTENT, body, "not a text for a postcard"));
            case 429 -> new SendResult.Throttled(PAUSE, SendError.of(ErrorKind.RATE_NUMBER, "429", "too many cards"));
            default -> new SendResult.Unknown("status " + reply.status());
        };
    }
}
