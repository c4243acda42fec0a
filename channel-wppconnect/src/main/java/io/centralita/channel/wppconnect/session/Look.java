package io.centralita.channel.wppconnect.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.server.NotAskedException;
import io.centralita.channel.wppconnect.server.Replies;
import io.centralita.channel.wppconnect.server.ServerClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of a session. It is cached and known to lie: CONNECTED means no more than that nothing is known against
 * it.
 *
 * @param found what was found
 * @param qrText of the present QR code
 * @param detail a sentence for a person
 */
public record Look(Found found, @Nullable String qrText, String detail) {

    /** What was found. */
    public enum Found {
        CONNECTED,
        CLOSED,
        STARTING,
        SHOWS_QR,
        SHOWS_CODE,
        SECRET_REFUSED,
        WRONG_ADDRESS,
        UNREACHABLE
    }

    private static final Set<String> RUNNING = Set.of("CONNECTED", "QRCODE", "PHONECODE", "INITIALIZING");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** Asks. Never fails. */
    public static CompletionStage<Look> at(ServerClient server) {
        return server.get("status-session", TIMEOUT).handle(Look::of);
    }

    /** Whether the answer to a start, the state before it, is that of a session that ran: it ignores the start. */
    static boolean ran(HttpReply started) {
        String before = Replies.json(started)
                .map(root -> Json.textOrEmpty(root, "status").toUpperCase(Locale.ROOT))
                .orElse("");
        return RUNNING.contains(before);
    }

    private static Look of(@Nullable HttpReply reply, @Nullable Throwable failure) {
        if (failure != null || reply == null) {
            return ofFailure(failure);
        }
        if (reply.status() == 401 || reply.status() == 403) {
            return new Look(Found.SECRET_REFUSED, null, "the server refuses its own token");
        }
        Optional<JsonNode> root = Replies.json(reply);
        if (root.isPresent() && (reply.successful() || Replies.disconnected(reply))) {
            return ofStatus(root.get(), reply);
        }
        return reply.status() == 404
                ? new Look(Found.WRONG_ADDRESS, null, "there is no wppconnect-server at base_url")
                : new Look(Found.UNREACHABLE, null, "the server answered " + reply.status());
    }

    private static Look ofFailure(@Nullable Throwable failure) {
        Optional<SendError> error = failure == null ? Optional.empty() : NotAskedException.in(failure);
        if (error.isPresent() && error.get().kind() == ErrorKind.AUTH) {
            return new Look(Found.SECRET_REFUSED, null, error.get().message());
        }
        if (error.isPresent() && "http_404".equals(error.get().providerCode())) {
            return new Look(Found.WRONG_ADDRESS, null, "there is no wppconnect-server at base_url");
        }
        return new Look(Found.UNREACHABLE, null, "the server cannot be reached");
    }

    private static Look ofStatus(JsonNode root, HttpReply reply) {
        if (Replies.disconnected(reply)) {
            return new Look(Found.CLOSED, null, "the session is not up");
        }
        String word = Json.textOrEmpty(root, "status").toUpperCase(Locale.ROOT);
        return switch (word) {
            case "CONNECTED" -> new Look(Found.CONNECTED, null, "connected");
            case "QRCODE" -> new Look(Found.SHOWS_QR, Json.word(root, "urlcode"), "a phone must be paired");
            case "PHONECODE" -> new Look(Found.SHOWS_CODE, null, "a code must be typed on the phone");
            case "INITIALIZING" -> new Look(Found.STARTING, null, "the session is being started");
            case "CLOSED", "", "NULL" -> new Look(Found.CLOSED, null, "the session is closed");
            default -> new Look(Found.STARTING, null, "the session is neither up nor closed");
        };
    }
}
