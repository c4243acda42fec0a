package io.centralita.examples.httpbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Calls to the bridged system, each signed. */
final class BridgeApi {

    private static final Duration QUICK = Duration.ofSeconds(10);

    private final ChannelContext context;
    private final BridgeConfig config;

    BridgeApi(ChannelContext context, BridgeConfig config) {
        this.context = context;
        this.config = config;
    }

    CompletionStage<List<ConfigFinding>> check() {
        return post("/check", Json.object(), QUICK).handle((reply, failure) -> {
            if (failure != null) {
                return List.of(ConfigFinding.error("url", "unreachable", "nobody answers there"));
            }
            return reply.successful()
                    ? List.of()
                    : List.of(ConfigFinding.error(
                            reply.status() == 401 ? "secret" : "url",
                            "refused",
                            "the system answers with status " + reply.status()));
        });
    }

    CompletionStage<SendResult> send(OutboundMessage message) {
        ObjectNode to = Json.object();
        message.recipient().find(IdentityKind.PHONE).ifPresent(phone -> to.put("phone", phone));
        message.recipient().find(IdentityKind.USERNAME).ifPresent(name -> to.put("username", name));
        if (to.isEmpty()) {
            return CompletableFuture.completedFuture(
                    SendResult.rejected(ErrorKind.RECIPIENT_INVALID, "the bridge needs a phone number or a username"));
        }
        ObjectNode body = Json.object().put("id", message.ourId());
        body.set("to", to);
        if (message.replyToProviderId() != null) {
            body.put("reply_to", message.replyToProviderId());
        }
        put(message.content(), body);
        Duration left = Duration.between(context.clock().instant(), message.deadline());
        return post("/messages", body, left)
                .handle((reply, failure) -> failure == null ? result(reply) : SendResult.withoutReply(failure));
    }

    private static void put(MessageContent content, ObjectNode body) {
        if (content instanceof MessageContent.Text text) {
            body.put("text", text.body());
        }
        if (content instanceof MessageContent.Location place) {
            body.putObject("location").put("latitude", place.latitude()).put("longitude", place.longitude());
        }
    }

    /** Only what is certain is told: whoever answers oddly may have taken the message. */
    private static SendResult result(HttpReply reply) {
        Optional<JsonNode> answer = Json.read(reply.body());
        if (reply.successful()) {
            return answer.map(told -> Json.optionalText(told, "id"))
                    .map(SendResult::accepted)
                    .orElseGet(() -> new SendResult.Unknown("an answer that cannot be read"));
        }
        return switch (reply.status()) {
            case 401 -> new SendResult.Rejected(error(ErrorKind.AUTH, reply));
            case 404 -> new SendResult.Rejected(error(ErrorKind.RECIPIENT_INVALID, reply));
            case 422 -> new SendResult.Rejected(error(ErrorKind.CONTENT, reply));
            case 429 -> new SendResult.Throttled(pause(reply), error(ErrorKind.RATE_NUMBER, reply));
            default -> new SendResult.Unknown("status " + reply.status());
        };
    }

    private static Duration pause(HttpReply reply) {
        return reply.header("Retry-After")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Duration.ofSeconds(Math.max(1, Long.parseLong(text))))
                .orElse(Duration.ofSeconds(30));
    }

    private static SendError error(ErrorKind kind, HttpReply reply) {
        Optional<JsonNode> told = Json.read(reply.body());
        String code = told.map(answer -> Json.optionalText(answer, "code")).orElse(String.valueOf(reply.status()));
        String words = told.map(answer -> Json.optionalText(answer, "message")).orElse("the system refused it");
        return SendError.of(kind, code, words);
    }

    CompletionStage<ResolvedMedia> media(MediaReference reference) {
        return post("/media", Json.object().put("id", reference.providerMediaId()), QUICK)
                .handle((reply, failure) -> failure == null ? found(reference, reply) : later())
                .thenCompose(stage -> stage);
    }

    private static CompletionStage<ResolvedMedia> found(MediaReference reference, HttpReply reply) {
        Optional<URI> url = reply.successful()
                ? Json.read(reply.body())
                        .map(told -> Json.optionalText(told, "url"))
                        .flatMap(BridgeApi::absolute)
                : Optional.empty();
        return url.<CompletionStage<ResolvedMedia>>map(
                        uri -> CompletableFuture.completedFuture(new ResolvedMedia.Remote(
                                uri, Map.of(), reference.mimeType(), reference.sha256(), reference.size())))
                .orElseGet(() -> CompletableFuture.failedFuture(new MediaException(error(ErrorKind.MEDIA, reply))));
    }

    private static Optional<URI> absolute(String text) {
        try {
            return Optional.of(URI.create(text)).filter(URI::isAbsolute);
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    private static CompletionStage<ResolvedMedia> later() {
        return CompletableFuture.failedFuture(
                new MediaException(SendError.of(ErrorKind.PROVIDER_DOWN, null, "the bridged system does not answer")));
    }

    private CompletionStage<HttpReply> post(String path, JsonNode json, Duration timeout) {
        byte[] body = Json.bytes(json);
        String time = String.valueOf(context.clock().instant().getEpochSecond());
        return context.http()
                .send(HttpCall.post(config.at(path), HttpContent.json(body), timeout)
                        .header(Signature.TIME_HEADER, time)
                        .header(Signature.SIGNATURE_HEADER, Signature.of(time, body, config.secret())));
    }
}
