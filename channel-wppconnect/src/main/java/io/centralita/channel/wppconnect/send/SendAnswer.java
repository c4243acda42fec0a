package io.centralita.channel.wppconnect.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.parse.AckReader;
import io.centralita.channel.wppconnect.parse.WireId;
import io.centralita.channel.wppconnect.server.Replies;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reply to a send says. Rejected is only what certainly did not go out. A 201 is not a success by itself, and a 400
 * about an unknown number, or a 404 about a session that is down, does not stop the server from sending: the message may be on
 * its way.
 *
 * @param result for the core
 * @param id of the message, when there is one
 * @param ack how far it is; 0 when not told
 */
record SendAnswer(SendResult result, @Nullable WireId id, long ack) {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    static SendAnswer of(HttpReply reply) {
        Optional<JsonNode> root = Replies.json(reply);
        if (reply.successful()) {
            return root.map(SendAnswer::success).orElseGet(() -> unknown("the server's answer could not be read"));
        }
        return only(refused(reply, root.orElse(null)));
    }

    private static SendAnswer success(JsonNode root) {
        JsonNode response = Replies.response(root);
        JsonNode message = response.isArray() && !response.isEmpty() ? response.get(0) : response;
        if (response.isArray() && response.isEmpty()) {
            return only(rejected(ErrorKind.RECIPIENT_INVALID, "empty_response", "the server sent it to nobody"));
        }
        if (message.isBoolean() && !message.booleanValue()) {
            return only(failed("false"));
        }
        Long told = Json.whole(message, "ack");
        long ack = told == null ? 0 : told;
        if (ack < 0 || Json.flag(message, "isSendFailure")) {
            return only(new SendResult.Rejected(AckReader.failure(Math.min(ack, -1))));
        }
        return WireId.of(message.get("id"))
                .map(id -> accepted(id, ack))
                .orElseGet(() -> unknown("the server took it and gave no message id"));
    }

    private static SendAnswer accepted(WireId id, long ack) {
        IdentitySet learned = id.chat().isPerson()
                ? id.chat().identity().map(IdentitySet::of).orElse(IdentitySet.none())
                : IdentitySet.none();
        return new SendAnswer(new SendResult.Accepted(id.key(), learned, false), id, ack);
    }

    private static SendResult refused(HttpReply reply, @Nullable JsonNode root) {
        int status = reply.status();
        String code = "http_" + status;
        if (Replies.disconnected(reply)) {
            return new SendResult.Unknown(
                    "the server says that the session is not up, and carries the send out all the same");
        }
        return switch (status) {
            case 400 -> badRequest(root);
            case 401, 403 -> rejected(ErrorKind.AUTH, code, "the server refuses the token");
            case 404, 405 -> rejected(ErrorKind.PROVIDER_DOWN, code, "there is no such route at the server");
            case 413 -> rejected(ErrorKind.MEDIA, code, "the file is too large for the server");
            case 429 ->
                new SendResult.Throttled(
                        PAUSE, SendError.of(ErrorKind.RATE_NUMBER, code, "something before the server wants a pause"));
            default -> new SendResult.Unknown("the server answered " + status);
        };
    }

    /** Said of a number that is not on WhatsApp; then the server sends all the same. */
    private static SendResult badRequest(@Nullable JsonNode root) {
        if (root != null && root.isObject()) {
            return new SendResult.Unknown("the server doubts the number, and sends all the same");
        }
        return root == null
                ? rejected(ErrorKind.CONTENT, "http_400", "the server could not read the call")
                : rejected(ErrorKind.RECIPIENT_INVALID, "http_400", "the server sent it to nobody");
    }

    /** Whether a reply doubts that a number is on WhatsApp. */
    static boolean doubtsNumber(HttpReply reply) {
        return reply.status() == 400
                && Replies.json(reply).filter(JsonNode::isObject).isPresent();
    }

    private static SendResult failed(String code) {
        return new SendResult.Rejected(
                new SendError(ErrorKind.TEMPORARY, code, "WhatsApp Web could not send the message", false));
    }

    private static SendAnswer unknown(String cause) {
        return only(new SendResult.Unknown(cause));
    }

    private static SendAnswer only(SendResult result) {
        return new SendAnswer(result, null, 0);
    }

    private static SendResult rejected(ErrorKind kind, String code, String message) {
        return new SendResult.Rejected(SendError.of(kind, code, message));
    }
}
