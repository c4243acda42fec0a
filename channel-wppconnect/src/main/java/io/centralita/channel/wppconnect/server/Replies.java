package io.centralita.channel.wppconnect.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.json.JsonBytes;
import io.centralita.channel.wppconnect.json.NotJsonException;
import java.util.Optional;

/** Replies of the server. Its words for good and bad differ from route to route, so codes and shapes are judged. */
public final class Replies {
    private Replies() {}

    /** The body; empty when it is a page, a picture or broken. */
    public static Optional<JsonNode> json(HttpReply reply) {
        try {
            return Optional.of(JsonBytes.read(reply.body()));
        } catch (NotJsonException page) {
            return Optional.empty();
        }
    }

    /** The session is not up. It is a 404 with JSON; a 404 page means a wrong address. */
    public static boolean disconnected(HttpReply reply) {
        return reply.status() == 404
                && json(reply)
                        .filter(root -> "Disconnected".equalsIgnoreCase(Json.text(root, "status")))
                        .isPresent();
    }

    /** What a route gives back: {@code response}, or the whole where a route does without. */
    public static JsonNode response(JsonNode root) {
        JsonNode response = root.get("response");
        if (response == null) {
            return root;
        }
        JsonNode data = response.get("data");
        return data == null ? response : data;
    }
}
