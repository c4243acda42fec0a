package io.centralita.emulator.wppconnect;

import io.centralita.emulator.AcceptedSend;
import io.centralita.emulator.Customer;
import io.centralita.emulator.SendFate;
import io.centralita.emulator.network.Chat;
import io.centralita.emulator.network.ChatLine;
import io.centralita.emulator.network.Media;
import io.centralita.emulator.network.Tick;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends what sessions send: into the ledger, onto the customer's phone, followed by acks. Belongs to one thread. */
final class Outbox {

    /**
     * A message that was taken.
     *
     * @param message as the server tells it
     * @param acks posts its acks
     */
    record Sent(JsonObject message, Supplier<Future<Void>> acks) {

        /** Lets its acks follow; done when those due now were posted. */
        Future<Void> follow() {
            return acks.get();
        }
    }

    private final WppParts parts;
    private final Directory directory;
    private final Acks acks;

    Outbox(WppParts parts, Directory directory, Acks acks) {
        this.parts = parts;
        this.directory = directory;
        this.acks = acks;
    }

    Sent send(WppSession session, Recipient recipient, Outgoing outgoing) {
        Instant now = parts.clock().instant();
        String id = Wids.outbound(recipient.chatId(), Wids.newHex());
        Customer customer = directory.at(recipient.chatId()).orElse(null);
        Chat chat = customer == null ? null : parts.chats().of(session, customer);
        SendFate fate = fate(session, recipient, customer);
        Media file = file(session, outgoing);
        JsonObject message = message(session, id, now, outgoing, file);
        session.book().add(new MessageBook.Entry(message, file == null ? null : file.id(), false));
        parts.ledger().add(entry(session, recipient, outgoing, id, now, fate, message));
        if (chat != null && fate == SendFate.DELIVERABLE) {
            chat.add(line(id, outgoing, file, now));
        }
        boolean reaches = fate == SendFate.DELIVERABLE;
        return new Sent(
                message,
                () -> session.silent()
                        ? Future.succeededFuture()
                        : acks.follow(session, id, reaches ? chat : null, reaches));
    }

    /** A message the server says it failed to send; nothing is sent and nothing follows. */
    JsonObject notSent(WppSession session, Recipient recipient, Outgoing outgoing) {
        String id = Wids.outbound(recipient.chatId(), Wids.newHex());
        return message(session, id, parts.clock().instant(), outgoing, null)
                .put("ack", -1)
                .put("isSendFailure", true);
    }

    /** A message the business wrote by its own phone: the customer gets it, the ledger does not know it. */
    JsonObject ownPhone(WppSession session, String chatId, Outgoing outgoing) {
        Instant now = parts.clock().instant();
        String id = Wids.outbound(chatId, Wids.newHex());
        Media file = file(session, outgoing);
        JsonObject message = message(session, id, now, outgoing, file).put("ack", 1);
        session.book().add(new MessageBook.Entry(message, file == null ? null : file.id(), false));
        directory.at(chatId).ifPresent(person -> {
            Chat chat = parts.chats().of(session, person);
            chat.add(line(id, outgoing, file, now));
            chat.mark(id, Tick.DELIVERED);
        });
        return message;
    }

    private SendFate fate(WppSession session, Recipient recipient, @Nullable Customer customer) {
        if (session.silent() || directory.stranger(recipient.chatId())) {
            return SendFate.LOST;
        }
        if (!recipient.exists() || (customer != null && !parts.people().reachable(customer))) {
            return SendFate.UNREACHABLE;
        }
        return SendFate.DELIVERABLE;
    }

    private @Nullable Media file(WppSession session, Outgoing outgoing) {
        Outgoing.Picked file = outgoing.file();
        return file == null ? null : parts.media().put(session.lineId(), file.mimeType(), file.bytes());
    }

    private static JsonObject message(
            WppSession session, String id, Instant now, Outgoing outgoing, @Nullable Media file) {
        JsonObject message = WireMessages.outbound(session, id, now).mergeIn(outgoing.wire());
        String quoted = outgoing.quoted();
        if (quoted != null) {
            WireMessages.quote(message, quoted, quoted.startsWith("true_") ? session.address() : Wids.chat(quoted));
        }
        if (file != null) {
            WireMessages.file(message, file.mimeType(), file.bytes().length(), file.sha256Base64());
        }
        return message;
    }

    private static ChatLine line(String id, Outgoing outgoing, @Nullable Media file, Instant now) {
        Object content = outgoing.content();
        if (file != null && content instanceof JsonObject fields) {
            content = fields.copy().put("id", file.id()).put("mime_type", file.mimeType());
        } else if (content instanceof JsonArray many) {
            content = many.copy();
        }
        return new ChatLine(
                id, false, outgoing.lineType(), content, outgoing.quoted(), now.toEpochMilli(), Tick.WAITING, null);
    }

    private static AcceptedSend entry(
            WppSession session,
            Recipient recipient,
            Outgoing outgoing,
            String id,
            Instant now,
            SendFate fate,
            JsonObject message) {
        return new AcceptedSend(
                id,
                said(session.name(), recipient.chatId(), outgoing.said()),
                session.lineId(),
                recipient.chatId(),
                outgoing.lineType(),
                "service",
                now,
                fate,
                message.toBuffer());
    }

    /** What the ledger counts in place of an id of the sender's, which the server has no field for. */
    static String said(String session, String chatId, String said) {
        return session + "/" + chatId + "/" + said;
    }

    Optional<MessageBook.Entry> find(WppSession session, String id) {
        return session.book().find(id);
    }
}
