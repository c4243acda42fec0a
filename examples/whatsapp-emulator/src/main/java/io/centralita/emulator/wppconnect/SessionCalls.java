package io.centralita.emulator.wppconnect;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Which route of a session does what, and which need the session to be up. */
final class SessionCalls {

    private final Directory directory;
    private final SendRoutes sends;
    private final Map<String, Consumer<Call>> always;
    private final Map<String, BiConsumer<Call, List<Recipient>>> whenUp;

    SessionCalls(
            Directory directory, SessionRoutes sessions, SendRoutes sends, ReadRoutes reads, ChangeRoutes changes) {
        this.directory = directory;
        this.sends = sends;
        this.always = Map.of(
                "POST start-session", sessions::start,
                "GET status-session", sessions::status,
                "GET qrcode-session", sessions::qrCode,
                "GET check-connection-session", sessions::checkConnection,
                "POST close-session", sessions::close,
                "GET get-media-by-message/", call -> mediaByPath(reads, call));
        this.whenUp = new LinkedHashMap<>();
        up("POST logout-session", sessions::logOut);
        up("GET check-number-status/", reads::numberStatus);
        up("GET contact/pn-lid/", reads::lid);
        up("GET contact/", reads::contact);
        up("GET profile-pic/", reads::profilePicture);
        up("GET host-device", reads::hostDevice);
        up("GET all-chats", reads::chats);
        up("POST list-chats", reads::listChats);
        up("GET get-messages/", reads::messages);
        up("GET all-messages-in-chat/", reads::allInChat);
        up("GET unread-messages", reads::unread);
        up("GET all-unread-messages", reads::allUnread);
        up("GET group-members/", reads::members);
        up("GET message-by-id/", reads::message);
        up("GET blocklist", call -> Answers.json(call, 200, Answers.success(new JsonArray())));
        up("POST download-media", call -> reads.media(call, named(call)));
        up("POST edit-message", changes::edit);
        up("POST delete-message", changes::delete);
        up("POST react-message", changes::react);
        up("POST star-message", changes::star);
        whenUp.put("POST send-seen", changes::seen);
        whenUp.put("POST typing", changes::typing);
        whenUp.put("POST recording", changes::typing);
        whenUp.put("POST forward-messages", changes::forward);
    }

    boolean knows(String method, List<String> path) {
        String route = route(method, path);
        return always.containsKey(route) || whenUp.containsKey(route) || isSend(method, path);
    }

    /**
     * A session that is not up is answered 404, and so is whatever breaks while recipients are read. A send is carried out after
     * that answer when there is a browser that is only not connected yet.
     */
    void serve(HttpServerRequest request, WppSession session, List<String> path, RequestBody body) {
        Call call = new Call(request, session, path.size() > 1 ? path.get(path.size() - 1) : "", body);
        String method = request.method().name();
        Consumer<Call> plain = always.get(route(method, path));
        try {
            if (plain != null) {
                plain.accept(call);
            } else if (!session.up()) {
                Answers.json(call, 404, Answers.disconnected());
                if (session.connecting() && isSend(method, path)) {
                    sends.allTheSame(call, path.get(0), recipients(call));
                }
            } else {
                whileUp(call, method, path);
            }
        } catch (ClassCastException e) {
            Answers.json(call, 404, Answers.disconnected());
        } catch (RuntimeException e) {
            Answers.json(call, 500, Answers.sendFailed());
        }
    }

    private void whileUp(Call call, String method, List<String> path) {
        List<Recipient> recipients = recipients(call);
        if (isSend(method, path)) {
            sends.send(call, path.get(0), recipients);
        } else {
            BiConsumer<Call, List<Recipient>> use = whenUp.get(route(method, path));
            if (use != null) {
                use.accept(call, recipients);
            }
        }
    }

    private List<Recipient> recipients(Call call) {
        return Phones.chatIds(call.body().json()).stream().map(this::lookedUp).toList();
    }

    private Recipient lookedUp(String chatId) {
        if (!chatId.endsWith("@c.us")) {
            return new Recipient(chatId, true);
        }
        JsonObject status = directory.status(chatId);
        return new Recipient(status.getJsonObject("id").getString("_serialized"), status.getBoolean("numberExists"));
    }

    private static void mediaByPath(ReadRoutes reads, Call call) {
        if (call.session().up()) {
            reads.media(call, call.argument());
        } else {
            Answers.json(call, 500, Answers.thrown("The session is not active"));
        }
    }

    private static String named(Call call) {
        return call.body().json().getValue("messageId") instanceof JsonObject message
                ? message.getString("id", "")
                : call.body().json().getString("messageId", "");
    }

    private boolean isSend(String method, List<String> path) {
        return "POST".equals(method) && path.size() == 1 && sends.knows(path.get(0));
    }

    private void up(String route, Consumer<Call> use) {
        whenUp.put(route, (call, recipients) -> use.accept(call));
    }

    /** A route with an argument ends in a slash. */
    private static String route(String method, List<String> path) {
        String known = String.join("/", path.subList(0, Math.max(1, path.size() - 1)));
        return method + " " + known + (path.size() > 1 ? "/" : "");
    }
}
