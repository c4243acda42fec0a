package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.json.JsonBytes;
import io.centralita.channel.wppconnect.json.NotJsonException;
import java.time.Instant;
import java.util.Set;

/**
 * Reads a webhook body, {@code {"event":…,"session":…, …data}}. The data is spread over the same object and may overwrite both
 * words, so the session is never believed, and the event only when it is one the server has.
 */
public final class EventReader {
    private static final Set<String> MESSAGES =
            Set.of("onmessage", "unreadmessages", "onselfmessage", OwnWords.HISTORY);

    private static final Set<String> KNOWN = Set.of(
            "onack",
            "onreactionmessage",
            "onrevokedmessage",
            "onpollresponse",
            "onpresencechanged",
            "onparticipantschanged",
            "onupdatelabel",
            "incomingcall",
            "location",
            "qrcode",
            "phoneCode",
            "status-find",
            "closesession",
            "logoutsession",
            OwnWords.SETTLED,
            OwnWords.IDENTITIES);

    private EventReader() {}

    /**
     * @param receivedAt when the body came here
     * @throws PayloadException when it is no JSON object
     */
    public static Call call(byte[] body, Instant receivedAt) throws PayloadException {
        JsonNode root = tree(body);
        if (!root.isObject() || root.isEmpty()) {
            throw new PayloadException("a JSON object with an event is expected");
        }
        return new Call(event(root), root, receivedAt);
    }

    private static JsonNode tree(byte[] body) throws PayloadException {
        try {
            return JsonBytes.read(body);
        } catch (NotJsonException notJson) {
            throw new PayloadException("not JSON: " + notJson.getMessage());
        }
    }

    private static String event(JsonNode root) {
        String told = Json.textOrEmpty(root, "event");
        if (MESSAGES.contains(told) || KNOWN.contains(told)) {
            return told;
        }
        boolean looksLikeMessage = WireId.of(root.get("id")).isPresent()
                && Json.word(root, "type") != null
                && (root.has("from") || root.has("chatId"));
        return looksLikeMessage ? "onmessage" : told;
    }

    /** What it tells. Never fails: what cannot be made out is told as such. */
    public static Told read(Call call) {
        return switch (call.event()) {
            case "onmessage", "unreadmessages", "onselfmessage", OwnWords.HISTORY -> MessageReader.read(call);
            case "onack" -> AckReader.read(call);
            case "onreactionmessage" -> ReactionReader.read(call);
            case "onrevokedmessage" -> RevokeReader.read(call);
            case "onpollresponse" -> PollVoteReader.read(call);
            case "incomingcall" -> CallReader.read(call);
            case "onparticipantschanged" -> ParticipantsReader.read(call);
            case "qrcode", "phoneCode", "status-find", "closesession", "logoutsession" -> SessionReader.read(call);
            case OwnWords.SETTLED -> OwnReader.settled(call);
            case OwnWords.IDENTITIES -> OwnReader.identities(call);
            case "onpresencechanged", "location" -> Told.nothingOfUse(call.event());
            default -> UnknownReader.read(call);
        };
    }
}
