package io.centralita.channel.wppconnect.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.wppconnect.json.JsonBytes;
import io.centralita.channel.wppconnect.server.ServerClient;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The routes of a session.
 *
 * @param server how to call
 * @param webhook the address the server is to deliver to, with its key
 */
public record SessionCalls(ServerClient server, String webhook) {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    CompletionStage<Look> look() {
        return Look.at(server);
    }

    /**
     * Never waits for the QR code: without a browser the server would never answer.
     *
     * @param phone digits, to pair by a code typed on it; null to pair by QR code
     */
    CompletionStage<HttpReply> start(@Nullable String phone) {
        ObjectNode body = JsonBytes.object().put("webhook", webhook).put("waitQrCode", false);
        if (phone != null) {
            body.put("phone", phone);
        }
        return server.post("start-session", body, TIMEOUT);
    }

    CompletionStage<HttpReply> close() {
        return server.post("close-session", JsonBytes.object(), TIMEOUT);
    }

    CompletionStage<HttpReply> logout() {
        return server.post("logout-session", JsonBytes.object(), TIMEOUT);
    }

    /** Without the address's key. */
    @Override
    public String toString() {
        return "SessionCalls";
    }
}
