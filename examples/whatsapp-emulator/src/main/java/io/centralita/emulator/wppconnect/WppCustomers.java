package io.centralita.emulator.wppconnect;

import io.centralita.emulator.CustomerMessage;
import io.centralita.emulator.DeliveryOutcome;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.network.Chat;
import io.centralita.emulator.network.ChatLine;
import io.centralita.emulator.network.CustomerDoor;
import io.centralita.emulator.network.Media;
import io.centralita.emulator.network.Tick;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Customers write to sessions. While a session is down, or silent, their messages wait unread in the phone and nothing is
 * posted, then or later.
 */
final class WppCustomers implements CustomerDoor {

    private final WppParts parts;
    private final Lids lids;
    private final Notices notices;
    private final Acks acks;
    private final Supplier<WppSettings> settings;

    WppCustomers(WppParts parts, Lids lids, Notices notices, Acks acks, Supplier<WppSettings> settings) {
        this.parts = parts;
        this.lids = lids;
        this.notices = notices;
        this.acks = acks;
        this.settings = settings;
    }

    @Override
    public String newId(Chat chat) {
        return Wids.inbound(lids.address(chat.customer()), Wids.newHex());
    }

    @Override
    public void reads(Chat chat) {
        acks.customerReads(chat);
    }

    @Override
    public Future<DeliveryOutcome> send(Chat chat, String id, CustomerMessage message) {
        Instant now = parts.clock().instant();
        WppSession session = (WppSession) chat.line();
        parts.chats().wrote(chat, id, now);
        chat.add(new ChatLine(
                id, true, message.type(), message.content(), message.replyTo(), now.toEpochMilli(), Tick.SENT, null));
        return switch (message.type()) {
            case "reaction" -> event(session, chat, id, "onreactionmessage", reaction(id, message, now));
            case "poll_vote" -> event(session, chat, id, "onpollresponse", vote(session, id, message, now));
            case "revoke" -> event(session, chat, id, "onrevokedmessage", revoke(session, id, message));
            case "edit" -> Future.succeededFuture(DeliveryOutcome.notPosted());
            default -> message(session, chat, id, message, now);
        };
    }

    private Future<DeliveryOutcome> event(WppSession session, Chat chat, String id, String event, JsonObject data) {
        if (!session.up() || session.silent()) {
            return Future.succeededFuture(DeliveryOutcome.notPosted());
        }
        chat.mark(id, Tick.DELIVERED);
        return notices.post(session, event, id, data);
    }

    private Future<DeliveryOutcome> message(
            WppSession session, Chat chat, String id, CustomerMessage message, Instant now) {
        JsonObject wire = WireMessages.inbound(session, chat.customer(), id, now);
        InboundContent.write(wire, message);
        if (message.replyTo() != null) {
            String quoted = message.replyTo();
            WireMessages.quote(wire, quoted, quoted.startsWith("true_") ? session.address() : Wids.chat(id));
        }
        wire.mergeIn(message.more());
        Optional<Media> file = file(message);
        file.ifPresent(
                media -> WireMessages.file(wire, media.mimeType(), media.bytes().length(), media.sha256Base64()));
        session.book().add(new MessageBook.Entry(wire, file.map(Media::id).orElse(null), true));
        if (!session.up() || session.silent()) {
            return Future.succeededFuture(DeliveryOutcome.notPosted());
        }
        chat.mark(id, Tick.DELIVERED);
        return notices.post(
                        session,
                        "onmessage",
                        id,
                        file.map(media -> withFile(wire, media)).orElse(wire))
                .onSuccess(outcome -> receipts(session, chat, id, outcome));
    }

    private void receipts(WppSession session, Chat chat, String id, DeliveryOutcome outcome) {
        if (outcome.delivered() && settings.get().readMessage()) {
            session.book().read(Wids.chat(id));
            chat.mark(id, Tick.READ);
        }
    }

    private Optional<Media> file(CustomerMessage message) {
        return message.content() instanceof JsonObject content && content.getValue("id") instanceof String id
                ? parts.media().find(id)
                : Optional.empty();
    }

    private JsonObject withFile(JsonObject wire, Media media) {
        if (!settings.get().autoDownload() || parts.dice().strikes(FaultKind.MEDIA_MISSING)) {
            return wire;
        }
        byte[] bytes = MediaFaults.bytes(media.bytes(), parts.dice()).getBytes();
        return wire.copy().put("body", Base64.getEncoder().encodeToString(bytes));
    }

    private static JsonObject reaction(String id, CustomerMessage message, Instant now) {
        JsonObject content = (JsonObject) message.content();
        return new JsonObject()
                .put("id", Wids.message(id))
                .put("msgId", Wids.message(content.getString("message_id", "")))
                .put("reactionText", content.getString("emoji", ""))
                .put("read", false)
                .put("orphan", 0)
                .put("orphanReason", null)
                .put("timestamp", now.toEpochMilli());
    }

    private static JsonObject revoke(WppSession session, String id, CustomerMessage message) {
        return new JsonObject()
                .put("from", Wids.chat(id))
                .put("to", session.address())
                .put("id", id)
                .put("refId", ((JsonObject) message.content()).getString("original_message_id"));
    }

    /** Chosen options stand at the index of their place in the poll, so nulls come before them. */
    private static JsonObject vote(WppSession session, String id, CustomerMessage message, Instant now) {
        JsonObject content = (JsonObject) message.content();
        String poll = content.getString("message_id", "");
        JsonArray options = session.book()
                .find(poll)
                .map(entry -> entry.message().getJsonArray("pollOptions", new JsonArray()))
                .orElse(new JsonArray());
        JsonArray chosen = content.getJsonArray("choices", new JsonArray());
        JsonArray selected = new JsonArray();
        int last = -1;
        for (int n = 0; n < options.size(); n++) {
            JsonObject option = options.getJsonObject(n);
            boolean picked = chosen.contains(option.getString("name"));
            selected.add(picked ? option : null);
            last = picked ? n : last;
        }
        JsonArray sparse = new JsonArray(selected.getList().subList(0, last + 1));
        return new JsonObject()
                .put("msgId", Wids.message(poll))
                .put("chatId", Wids.object(Wids.chat(id)))
                .put("selectedOptions", sparse)
                .put("timestamp", now.toEpochMilli())
                .put("sender", Wids.object(Wids.chat(id)));
    }
}
