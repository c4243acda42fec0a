package io.centralita.channel.wppconnect.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.context.ChannelHttp;
import io.centralita.channel.spi.context.ChannelHttpException;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.wppconnect.json.Json;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The token of one session. Tokens never expire, and making or checking one costs the server a tenth of a second of pure
 * computing, so one is kept until it is refused. However many calls want one at once, one is made.
 */
public final class TokenKeeper {
    private final ChannelHttp http;
    private final ServerAddress address;
    private final String secretKey;
    private @Nullable String token;
    private @Nullable CompletableFuture<String> making;

    public TokenKeeper(ChannelHttp http, ServerAddress address, String secretKey, @Nullable String known) {
        this.http = http;
        this.address = address;
        this.secretKey = secretKey;
        this.token = known;
    }

    /** The token, if there is one. */
    public synchronized @Nullable String known() {
        return token;
    }

    /** Uses a token of before, unless there is one already. */
    public synchronized void adopt(String before) {
        token = token == null ? before : token;
    }

    /** Fails with {@link NotAskedException}. */
    CompletionStage<String> token(Duration timeout) {
        return renewed(null, timeout);
    }

    /**
     * Another token than the one that was refused.
     *
     * @param refused null when any will do
     */
    CompletionStage<String> renewed(@Nullable String refused, Duration timeout) {
        CompletableFuture<String> made;
        synchronized (this) {
            String present = token;
            if (present != null && !present.equals(refused)) {
                return CompletableFuture.completedFuture(present);
            }
            if (making != null) {
                return making;
            }
            made = new CompletableFuture<>();
            making = made;
        }
        make(made, timeout);
        return made;
    }

    private void make(CompletableFuture<String> made, Duration timeout) {
        HttpCall call = HttpCall.post(address.token(secretKey), HttpContent.json(new byte[] {'{', '}'}), timeout);
        http.send(call).whenComplete((reply, failure) -> {
            String fresh = failure == null ? read(reply) : null;
            synchronized (this) {
                token = fresh;
                making = null;
            }
            if (fresh != null) {
                made.complete(fresh);
            } else {
                made.completeExceptionally(
                        new NotAskedException(failure == null ? refused(reply) : unreachable(failure)));
            }
        });
    }

    private static @Nullable String read(HttpReply reply) {
        return reply.successful()
                ? Replies.json(reply).map(TokenKeeper::tokenIn).orElse(null)
                : null;
    }

    private static @Nullable String tokenIn(JsonNode root) {
        String token = Json.word(root, "token");
        return token != null && token.matches("[\\x21-\\x7e]{1,200}") ? token : null;
    }

    private static SendError refused(HttpReply reply) {
        String code = "http_" + reply.status();
        return switch (reply.status()) {
            case 400, 401, 403 -> SendError.of(ErrorKind.AUTH, code, "the server refuses the secret key");
            default ->
                SendError.of(ErrorKind.PROVIDER_DOWN, code, "the server gave no token and answered " + reply.status());
        };
    }

    private static SendError unreachable(Throwable failure) {
        boolean down = ChannelHttpException.in(failure).orElse(null) instanceof HttpNotSentException;
        return down
                ? SendError.of(ErrorKind.PROVIDER_DOWN, null, "the server cannot be reached")
                : SendError.of(ErrorKind.TEMPORARY, null, "the server gave no token in time");
    }
}
