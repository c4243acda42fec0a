package io.centralita.emulator.wppconnect;

import io.centralita.emulator.FaultKind;
import io.centralita.emulator.network.Media;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What the server tells of numbers, chats, messages and files. */
final class ReadRoutes {

    private final WppParts parts;
    private final Directory directory;

    ReadRoutes(WppParts parts, Directory directory) {
        this.parts = parts;
        this.directory = directory;
    }

    void numberStatus(Call call) {
        Answers.json(call, 200, Answers.success(directory.status(Wids.user(call.argument()) + "@c.us")));
    }

    void lid(Call call) {
        directory
                .pair(call.argument())
                .ifPresentOrElse(
                        pair -> Answers.json(call, 200, Answers.success(pair)),
                        () -> Answers.json(call, 500, Answers.thrown("Error on get pn-lid")));
    }

    void contact(Call call) {
        Answers.json(call, 200, Answers.mapped(directory.contact(chatId(call)), "contact"));
    }

    void profilePicture(Call call) {
        Answers.json(call, 200, Answers.success(new JsonObject().put("eurl", null)));
    }

    void hostDevice(Call call) {
        JsonObject device = new JsonObject()
                .put("id", Wids.object(call.session().address()))
                .put("wid", Wids.object(call.session().address()))
                .put("pushname", call.session().verifiedName())
                .put("connected", true)
                .put("platform", "android")
                .put("phoneNumber", call.session().address());
        Answers.json(call, 200, Answers.mapped(device, "device"));
    }

    void chats(Call call) {
        Answers.json(call, 200, Answers.mapped(chatsOf(call), "chat"));
    }

    /** A bare array, unlike the other routes: the chats written to last first, after {@code id} on. */
    void listChats(Call call) {
        JsonObject wish = call.body().json();
        String after = "after".equals(wish.getString("direction")) ? wish.getString("id", "") : "";
        List<JsonObject> chats = call.session().book().latestChats().stream()
                .map(chatId -> chat(call.session(), chatId))
                .filter(chat -> !is(wish, "onlyWithUnreadMessage") || chat.getInteger("unreadCount") > 0)
                .filter(chat -> !is(wish, "onlyGroups") || chat.getBoolean("isGroup"))
                .filter(chat -> !is(wish, "onlyUsers") || !chat.getBoolean("isGroup"))
                .toList();
        int from = 0;
        for (int n = 0; n < chats.size(); n++) {
            from = chats.get(n).getJsonObject("id").getString("_serialized").equals(after) ? n + 1 : from;
        }
        int to = Math.min(chats.size(), from + Math.max(0, wish.getInteger("count", chats.size())));
        Answers.array(call, 200, new JsonArray(chats.subList(from, to)));
    }

    /** The people of a group who wrote to it, and the session itself. */
    void members(Call call) {
        String group = call.argument().contains("@") ? call.argument() : call.argument() + "@g.us";
        JsonArray members = new JsonArray().add(member(call.session().address()));
        call.session().book().ofChat(group).stream()
                .map(entry -> entry.message().getString("author"))
                .filter(author -> author != null)
                .distinct()
                .forEach(author -> members.add(member(author)));
        Answers.json(call, 200, Answers.success(members));
    }

    /** Up to {@code count} messages (20) before or after {@code id}, oldest first; -1 is all. */
    void messages(Call call) {
        List<MessageBook.Entry> all = call.session().book().ofChat(call.argument());
        String from = call.request().getParam("id", "");
        boolean after = "after".equals(call.request().getParam("direction"));
        int count = Integer.parseInt(call.request().getParam("count", "20"));
        int at = index(all, from);
        List<MessageBook.Entry> range = at < 0 ? all : after ? all.subList(at + 1, all.size()) : all.subList(0, at);
        int size = range.size();
        int wanted = count < 0 ? size : Math.min(count, size);
        List<MessageBook.Entry> page = after && at >= 0 ? range.subList(0, wanted) : range.subList(size - wanted, size);
        Answers.json(call, 200, Answers.success(told(page)));
    }

    void allInChat(Call call) {
        Answers.json(call, 200, Answers.mapped(told(call.session().book().ofChat(chatId(call))), "message"));
    }

    /** Chats with unread messages, each with those messages. */
    void unread(Call call) {
        JsonArray chats = new JsonArray();
        List<MessageBook.Entry> unread = call.session().book().unread();
        unread.stream()
                .map(MessageBook.Entry::chatId)
                .distinct()
                .forEach(chatId -> chats.add(chat(call.session(), chatId)
                        .put(
                                "messages",
                                told(unread.stream()
                                        .filter(entry -> entry.chatId().equals(chatId))
                                        .toList()))));
        Answers.json(call, 200, Answers.success(chats));
    }

    void allUnread(Call call) {
        Answers.json(call, 200, Answers.success(told(call.session().book().unread())));
    }

    void message(Call call) {
        call.session()
                .book()
                .find(call.argument())
                .ifPresentOrElse(
                        entry -> Answers.json(
                                call, 201, Answers.retrieved(call, Wids.user(entry.chatId()), entry.message())),
                        () -> Answers.json(
                                call,
                                400,
                                new JsonObject()
                                        .put("status", "Error")
                                        .put(
                                                "response",
                                                new JsonObject()
                                                        .put("message", "Error retrieving information")
                                                        .put(
                                                                "session",
                                                                call.session().name()))));
    }

    /** The file of a message as base64, by its id in the path or in the body. */
    void media(Call call, String messageId) {
        Optional<MessageBook.Entry> entry = call.session().book().find(messageId);
        if (entry.isEmpty() || parts.dice().strikes(FaultKind.MEDIA_MISSING)) {
            Answers.json(call, 400, Answers.error("Message not found"));
            return;
        }
        String mediaId = entry.get().mediaId();
        if (mediaId == null) {
            Answers.json(call, 400, Answers.error("Message does not contain media"));
            return;
        }
        Optional<Media> media = parts.media().find(mediaId);
        if (media.isEmpty()) {
            Answers.json(call, 500, Answers.thrown("The session is not active"));
            return;
        }
        FileAnswer.write(
                call,
                MediaFaults.bytes(media.get().bytes(), parts.dice()),
                media.get().mimeType());
    }

    private static int index(List<MessageBook.Entry> all, String id) {
        for (int n = 0; n < all.size(); n++) {
            if (!id.isEmpty() && Wids.hex(all.get(n).id()).equals(Wids.hex(id))) {
                return n;
            }
        }
        return -1;
    }

    private JsonArray chatsOf(Call call) {
        JsonArray chats = new JsonArray();
        call.session().book().chats().forEach(chatId -> chats.add(chat(call.session(), chatId)));
        return chats;
    }

    private JsonObject chat(WppSession session, String chatId) {
        List<MessageBook.Entry> messages = session.book().ofChat(chatId);
        MessageBook.Entry last = messages.get(messages.size() - 1);
        return new JsonObject()
                .put("id", Wids.object(chatId))
                .put("t", last.message().getValue("t"))
                .put("unreadCount", (int)
                        messages.stream().filter(MessageBook.Entry::unread).count())
                .put("isGroup", chatId.endsWith("@g.us"))
                .put("archive", false)
                .put("contact", directory.contact(chatId));
    }

    private JsonObject member(String id) {
        return directory.contact(id);
    }

    private static boolean is(JsonObject wish, String name) {
        return Boolean.TRUE.equals(wish.getValue(name));
    }

    private static JsonArray told(List<MessageBook.Entry> entries) {
        JsonArray told = new JsonArray();
        entries.forEach(entry -> told.add(entry.message()));
        return told;
    }

    private static String chatId(Call call) {
        String given = call.argument();
        if (given.contains("@")) {
            return given;
        }
        boolean group = "true".equals(call.request().getParam("isGroup"));
        return given + (group ? "@g.us" : "@c.us");
    }
}
