package io.centralita.channel.wppconnect.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.context.ChannelHttp;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.context.HttpReplyStream;
import io.centralita.channel.wppconnect.json.JsonBytes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Authorised calls about one session. A refused token is renewed once: a call that is refused for it was not carried out. GETs
 * carry no content type, which would make some routes never answer; POSTs carry exactly {@code application/json}. Failures are
 * {@link NotAskedException} or those of the core's client.
 */
public final class ServerClient {
    private static final int REFUSED = 401;

    private final ChannelHttp http;
    private final ServerAddress address;
    private final TokenKeeper tokens;

    public ServerClient(ChannelHttp http, ServerAddress address, TokenKeeper tokens) {
        this.http = http;
        this.address = address;
        this.tokens = tokens;
    }

    public TokenKeeper tokens() {
        return tokens;
    }

    public CompletionStage<HttpReply> get(String route, Duration timeout) {
        return get(route, timeout, HttpCall.DEFAULT_MAX_REPLY_BYTES);
    }

    public CompletionStage<HttpReply> get(String route, Duration timeout, int maxReplyBytes) {
        return call("GET", route, HttpContent::none, timeout, maxReplyBytes);
    }

    public CompletionStage<HttpReply> post(String route, JsonNode body, Duration timeout) {
        byte[] bytes = JsonBytes.write(body);
        return post(route, () -> HttpContent.json(bytes), timeout, HttpCall.DEFAULT_MAX_REPLY_BYTES);
    }

    /** @param content made anew for each attempt */
    public CompletionStage<HttpReply> post(
            String route, Supplier<HttpContent> content, Duration timeout, int maxReplyBytes) {
        return call("POST", route, content, timeout, maxReplyBytes);
    }

    /**
     * A reply too large to hold.
     *
     * @param timeout for the head of the reply
     * @param bodyTimeout for the body after it
     */
    public CompletionStage<Opened> open(String route, Duration timeout, Duration bodyTimeout, int maxReplyBytes) {
        return authorised(
                timeout,
                token -> http.stream(call("GET", route, HttpContent.none(), timeout, maxReplyBytes, token), bodyTimeout)
                        .thenCompose(ServerClient::opened),
                opened -> opened.refusal() != null && aboutToken(opened.refusal()));
    }

    /**
     * A reply whose body is to be read, or what the server said instead.
     *
     * @param body to be read or discarded; null with a refusal
     * @param refusal null with a body
     */
    public record Opened(
            @Nullable HttpReplyStream body, @Nullable HttpReply refusal) {}

    private static CompletionStage<Opened> opened(HttpReplyStream reply) {
        return reply.successful()
                ? CompletableFuture.completedFuture(new Opened(reply, null))
                : reply.read(HttpCall.DEFAULT_MAX_REPLY_BYTES).thenApply(refusal -> new Opened(null, refusal));
    }

    private CompletionStage<HttpReply> call(
            String method, String route, Supplier<HttpContent> content, Duration timeout, int maxReplyBytes) {
        return authorised(
                timeout,
                token -> http.send(call(method, route, content.get(), timeout, maxReplyBytes, token)),
                ServerClient::aboutToken);
    }

    private <T> CompletionStage<T> authorised(
            Duration timeout, Function<String, CompletionStage<T>> attempt, Predicate<T> tokenRefused) {
        return tokens.token(timeout)
                .thenCompose(token -> attempt.apply(token)
                        .thenCompose(reply -> tokenRefused.test(reply)
                                ? tokens.renewed(token, timeout).thenCompose(attempt)
                                : CompletableFuture.completedFuture(reply)));
    }

    /** Some routes answer 401 when they fail; only these words are of the guard before them. */
    private static boolean aboutToken(HttpReply reply) {
        if (reply.status() != REFUSED) {
            return false;
        }
        String text = reply.body().length > 4096 ? "" : reply.text();
        return text.contains("Token") || text.contains("token");
    }

    private HttpCall call(
            String method, String route, HttpContent content, Duration timeout, int maxReplyBytes, String token) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
        return new HttpCall(method, address.of(route), headers, content, timeout, maxReplyBytes);
    }
}
