package io.centralita.emulator.wppconnect;

import io.centralita.emulator.Customer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Messages with the fields the server's model has, for both directions. */
final class WireMessages {

    private WireMessages() {}

    /** What a customer wrote to a session. */
    static JsonObject inbound(WppSession session, Customer person, String id, Instant at) {
        String chatId = Wids.chat(id);
        return common(id, at)
                .put("notifyName", person.name())
                .put("from", chatId)
                .put("to", session.address())
                .put("self", "in")
                .put("ack", 1)
                .put("chatId", chatId)
                .put("fromMe", false)
                .put("sender", sender(chatId, person.name()));
    }

    /** What a session wrote to a chat. */
    static JsonObject outbound(WppSession session, String id, Instant at) {
        String chatId = Wids.chat(id);
        return common(id, at)
                .put("notifyName", "")
                .put("from", session.address())
                .put("to", chatId)
                .put("self", "out")
                .put("ack", 0)
                .put("chatId", Wids.object(chatId))
                .put("fromMe", true)
                .put("sender", sender(session.address(), session.verifiedName()).put("isMe", true))
                .put("isSendFailure", false);
    }

    /** Adds what quotes another message. */
    static void quote(JsonObject message, String quotedId, String writer) {
        message.put("quotedMsg", new JsonObject().put("type", "chat"))
                .put("quotedStanzaID", Wids.hex(quotedId))
                .put("quotedParticipant", writer);
        if (quotedId.contains("_")) {
            message.put("quotedMsgId", quotedId);
        }
    }

    /** Adds what tells of a file; the bytes are not in it. */
    static void file(JsonObject message, String mimeType, int size, String sha256Base64) {
        message.put("isMMS", true)
                .put("isMedia", true)
                .put("mimetype", mimeType)
                .put("size", size)
                .put("directPath", "/v/t62.7118-24/" + Wids.hex(message.getString("id")))
                .put("filehash", sha256Base64)
                .put("encFilehash", sha256Base64)
                .put("mediaKey", "bWVkaWFrZXk=")
                .put("mediaKeyTimestamp", message.getValue("t"))
                .put(
                        "mediaData",
                        new JsonObject().put("type", message.getValue("type")).put("mediaStage", "INIT"));
    }

    /** The model an {@code onack} carries. */
    static JsonObject ack(WppSession session, JsonObject message, int ack) {
        String id = message.getString("id");
        JsonObject told = new JsonObject()
                .put("id", Wids.message(id))
                .put("viewed", false)
                .put("body", message.getValue("body"))
                .put("type", message.getValue("type"))
                .put("t", message.getValue("t"))
                .put("notifyName", "")
                .put("from", session.address())
                .put("to", Wids.chat(id))
                .put("self", "out")
                .put("ack", ack)
                .put("invis", false)
                .put("isNewMsg", true)
                .put("star", false)
                .put("mentionedJidList", new JsonArray())
                .put("isForwarded", false)
                .put("labels", new JsonArray());
        return ack < 0 ? told.put("isSendFailure", true) : told;
    }

    private static JsonObject common(String id, Instant at) {
        return new JsonObject()
                .put("id", id)
                .put("viewed", false)
                .put("type", "chat")
                .put("t", at.getEpochSecond())
                .put("timestamp", at.getEpochSecond())
                .put("invis", false)
                .put("isNewMsg", true)
                .put("star", false)
                .put("recvFresh", true)
                .put("latestEditMsgKey", null)
                .put("mentionedJidList", new JsonArray())
                .put("groupMentions", new JsonArray())
                .put("isForwarded", false)
                .put("labels", new JsonArray())
                .put("ephemeralDuration", 0)
                .put("isGroupMsg", Wids.chat(id).endsWith("@g.us"))
                .put("isMMS", false)
                .put("isMedia", false)
                .put("isNotification", false)
                .put("isPSA", false)
                .put("mediaData", new JsonObject());
    }

    private static JsonObject sender(String id, String name) {
        return new JsonObject()
                .put("id", id)
                .put("shortName", name)
                .put("pushname", name)
                .put("type", "in")
                .put("isBusiness", false)
                .put("labels", new JsonArray())
                .put("formattedName", name)
                .put("isMe", false)
                .put("isMyContact", false)
                .put("isUser", true)
                .put("isWAContact", true)
                .put("profilePicThumbObj", new JsonObject())
                .put("msgs", null);
    }
}
