package io.centralita.emulator.wppconnect;

import io.centralita.emulator.FaultKind;
import io.centralita.emulator.network.Chat;
import io.centralita.emulator.network.ChatLine;
import io.centralita.emulator.network.Tick;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Edits, deletes, reactions, read receipts and typing. */
final class ChangeRoutes {

    private final WppParts parts;
    private final Directory directory;
    private final Outbox outbox;
    private final InstantSource clock;

    ChangeRoutes(WppParts parts, Directory directory, Outbox outbox) {
        this.parts = parts;
        this.directory = directory;
        this.outbox = outbox;
        this.clock = parts.clock();
    }

    void edit(Call call) {
        String id = call.body().json().getString("id", "");
        String text = call.body().json().getString("newText", "");
        Optional<MessageBook.Entry> found = call.session().book().find(id).filter(MessageBook.Entry::fromMe);
        if (found.isEmpty()) {
            Answers.json(call, 500, Answers.sendFailed());
            return;
        }
        JsonObject changed = new JsonObject().put("body", text).put("content", text);
        call.session().book().change(id, changed);
        onPhone(call, found.get(), "text", new JsonObject().put("body", text).put("edited", true));
        JsonObject told = call.session()
                .book()
                .find(id)
                .map(MessageBook.Entry::message)
                .orElse(found.get().message());
        Answers.json(call, 201, Answers.mapped(told, "return"));
    }

    void delete(Call call) {
        JsonObject body = call.body().json();
        Object given = body.getValue("messageId");
        String id = given instanceof JsonArray many ? many.getString(0) : String.valueOf(given);
        Optional<MessageBook.Entry> found = call.session().book().find(id);
        if (found.isEmpty()) {
            Answers.json(
                    call,
                    401,
                    new JsonObject()
                            .put("status", "error")
                            .put("response", new JsonObject().put("message", "Error unknown on delete message")));
            return;
        }
        if (!Boolean.TRUE.equals(body.getValue("onlyLocal"))) {
            onPhone(call, found.get(), "revoked", new JsonObject());
        }
        call.session().book().remove(id);
        Answers.json(call, 200, Answers.success(new JsonObject().put("message", "Message deleted")));
    }

    /** An empty or false reaction takes it back. */
    void react(Call call) {
        JsonObject body = call.body().json();
        String id = body.getString("msgId", "");
        String emoji = body.getValue("reaction") instanceof String text ? text : "";
        Optional<MessageBook.Entry> found = call.session().book().find(id);
        if (found.isEmpty()) {
            Answers.json(call, 500, Answers.thrown("Error on send reaction to message"));
            return;
        }
        chat(call.session(), found.get().chatId())
                .ifPresent(chat -> chat.add(new ChatLine(
                        Wids.outbound(found.get().chatId(), Wids.newHex()),
                        false,
                        "reaction",
                        new JsonObject().put("message_id", found.get().id()).put("emoji", emoji),
                        null,
                        clock.millis(),
                        Tick.SENT,
                        null)));
        if (parts.dice().strikes(FaultKind.SWALLOWED_ANSWER)) {
            call.response().reset();
            return;
        }
        Answers.json(call, 200, Answers.success(new JsonObject().put("message", "Reaction sended")));
    }

    void seen(Call call, List<Recipient> recipients) {
        JsonArray results = new JsonArray();
        recipients.forEach(recipient -> {
            call.session().book().read(recipient.chatId());
            chat(call.session(), recipient.chatId()).ifPresent(ChangeRoutes::turnBlue);
            results.add(Wids.object(recipient.chatId()));
        });
        JsonArray contacts = new JsonArray();
        recipients.forEach(recipient -> contacts.add(recipient.chatId()));
        Answers.json(call, 201, Answers.retrieved(call, contacts, results));
    }

    void typing(Call call, List<Recipient> recipients) {
        if (!Boolean.FALSE.equals(call.body().json().getValue("value"))) {
            recipients.forEach(
                    recipient -> chat(call.session(), recipient.chatId()).ifPresent(Chat::typing));
        }
        Answers.json(call, 200, Answers.success(true));
    }

    void star(Call call) {
        Answers.json(call, 200, Answers.success(true));
    }

    void forward(Call call, List<Recipient> recipients) {
        Object given = call.body().json().getValue("messageId");
        String id = given instanceof JsonArray many ? many.getString(0) : String.valueOf(given);
        Optional<MessageBook.Entry> found = call.session().book().find(id);
        if (found.isEmpty()) {
            Answers.json(call, 500, Answers.thrown("Error forwarding message"));
            return;
        }
        Outgoing copy = Outgoing.text(String.valueOf(found.get().message().getValue("body")));
        JsonArray sent = new JsonArray();
        recipients.forEach(recipient -> {
            Outbox.Sent one = outbox.send(call.session(), recipient, copy);
            sent.add(one.message().getString("id"));
            one.follow();
        });
        Answers.json(call, 200, Answers.success(sent));
    }

    private void onPhone(Call call, MessageBook.Entry entry, String type, JsonObject content) {
        chat(call.session(), entry.chatId())
                .ifPresent(chat -> chat.line(entry.id())
                        .ifPresent(line -> chat.add(new ChatLine(
                                line.id(),
                                line.fromCustomer(),
                                type,
                                content,
                                line.replyTo(),
                                line.at(),
                                line.tick(),
                                line.ourId()))));
    }

    private Optional<Chat> chat(WppSession session, String chatId) {
        return directory.at(chatId).map(person -> parts.chats().of(session, person));
    }

    private static void turnBlue(Chat chat) {
        chat.lines().stream().filter(ChatLine::fromCustomer).forEach(line -> chat.mark(line.id(), Tick.READ));
    }
}
