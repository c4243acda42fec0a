package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.errors.ErrorMeaning;
import io.centralita.channel.metacloud.graph.GraphError;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.json.NotJsonException;
import io.centralita.channel.metacloud.parse.Names;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a reply to {@code POST /messages} says. A message is rejected only where it is certain that it did not go out; Meta
 * has no key for repeating a call safely, so everything doubtful is unknown.
 */
public final class SendAnswer {
    private static final int TOO_MANY = 429;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private SendAnswer() {}

    public static SendResult of(HttpReply reply) {
        if (reply.successful()) {
            return accepted(reply);
        }
        Optional<GraphError> error = GraphError.in(reply);
        return error.isPresent() ? refused(reply, error.get()) : byStatus(reply);
    }

    /** Of a reply that holds no message, {@code {"success":true}}. */
    public static SendResult ofReceipt(HttpReply reply, String messageId) {
        return reply.successful() ? SendResult.accepted(messageId) : of(reply);
    }

    private static SendResult accepted(HttpReply reply) {
        try {
            JsonNode root = JsonBytes.read(reply.body());
            for (JsonNode message : Json.items(root.get("messages"))) {
                String id = Json.word(message, "id");
                if (id != null) {
                    return new SendResult.Accepted(id, learned(root), held(message));
                }
            }
            return new SendResult.Unknown("the provider answered " + reply.status() + " without a message id");
        } catch (NotJsonException unreadable) {
            return new SendResult.Unknown("the provider's answer could not be read: " + unreadable.getMessage());
        }
    }

    private static boolean held(JsonNode message) {
        String status = Json.word(message, "message_status");
        return status != null && !status.equals("accepted");
    }

    private static IdentitySet learned(JsonNode root) {
        List<Identity> learned = new ArrayList<>(2);
        for (JsonNode contact : Json.items(root.get("contacts"))) {
            Names.addScoped(learned, Json.text(contact, "user_id"));
            Names.addAddress(learned, Json.text(contact, "wa_id"));
            Names.addParent(learned, Json.text(contact, "parent_user_id"));
        }
        return learned.isEmpty() ? IdentitySet.none() : IdentitySet.of(learned);
    }

    private static SendResult refused(HttpReply reply, GraphError error) {
        if (!error.known() && !error.passing() && reply.status() >= 500) {
            return new SendResult.Unknown("the provider failed with an unknown code " + error.code());
        }
        SendError said = error.asSendError();
        ErrorMeaning meaning = error.meaning();
        if (meaning.pause() != null) {
            return new SendResult.Throttled(askedFor(reply).orElse(meaning.pause()), said);
        }
        return reply.status() == TOO_MANY && !error.known() ? throttled(reply) : new SendResult.Rejected(said);
    }

    private static SendResult byStatus(HttpReply reply) {
        int status = reply.status();
        if (status >= 500 || status == 408 || status < 200) {
            return new SendResult.Unknown("the provider answered " + status + " and did not say more");
        }
        return switch (status) {
            case TOO_MANY -> throttled(reply);
            case 401, 403 -> rejected(ErrorKind.AUTH, status);
            case 404 -> rejected(ErrorKind.AUTH, status);
            default -> rejected(status < 400 ? ErrorKind.PROVIDER_DOWN : ErrorKind.CONTENT, status);
        };
    }

    private static SendResult rejected(ErrorKind kind, int status) {
        return new SendResult.Rejected(
                SendError.of(kind, "http_" + status, "the provider answered " + status + " and did not say more"));
    }

    private static SendResult throttled(HttpReply reply) {
        SendError error = SendError.of(ErrorKind.RATE_NUMBER, "http_429", "the provider wants a pause");
        return new SendResult.Throttled(askedFor(reply).orElse(PAUSE), error);
    }

    private static Optional<Duration> askedFor(HttpReply reply) {
        return reply.header("retry-after")
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }
}
