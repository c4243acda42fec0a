package io.centralita.channel.wppconnect.catchup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.json.JsonBytes;
import io.centralita.channel.wppconnect.parse.WireId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages that were fetched, written down as the server would have told them, so that both tellings have the same keys. */
public final class FoundMessages {
    private FoundMessages() {}

    /** The bodies by which a message is told; of one of this number also how far it has got. */
    public static List<byte[]> asTold(JsonNode message) {
        Optional<WireId> id = WireId.of(message.get("id"));
        boolean own = id.filter(WireId::fromMe).isPresent();
        List<byte[]> bodies = new ArrayList<>(2);
        bodies.add(written(own ? "onselfmessage" : "unreadmessages", message));
        Long ack = Json.whole(message, "ack");
        if (own && ack != null && ack != 0) {
            bodies.add(acknowledgement(message, ack));
        }
        return bodies;
    }

    /** What tells one telling of a message from another: which message, how far it is, and whether it was revoked. */
    static String print(JsonNode message) {
        String id = WireId.of(message.get("id")).map(WireId::raw).orElseGet(() -> JsonBytes.digest(message));
        return id + "/" + Json.whole(message, "ack") + "/" + Json.textOrEmpty(message, "type");
    }

    private static byte[] acknowledgement(JsonNode message, long ack) {
        ObjectNode body = JsonBytes.object().put("event", "onack").put("ack", ack);
        for (String field : new String[] {"id", "t", "type", "body", "caption"}) {
            JsonNode value = message.get(field);
            if (value != null) {
                body.set(field, value);
            }
        }
        return JsonBytes.write(body);
    }

    /** A message under an event's name. */
    static byte[] written(String event, JsonNode message) {
        ObjectNode body = JsonBytes.object().put("event", event);
        message.properties().forEach(field -> {
            if (!field.getKey().equals("event")) {
                body.set(field.getKey(), field.getValue());
            }
        });
        return JsonBytes.write(body);
    }

    /** When a message was written; the epoch when it is not told. */
    public static Instant when(JsonNode message) {
        Long seconds = Json.whole(message, "t");
        Long told = seconds != null ? seconds : Json.whole(message, "timestamp");
        return told == null || told < 0 || told > 4_102_444_800L ? Instant.EPOCH : Instant.ofEpochSecond(told);
    }
}
