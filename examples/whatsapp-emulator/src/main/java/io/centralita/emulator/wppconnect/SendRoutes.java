package io.centralita.emulator.wppconnect;

import io.centralita.emulator.FaultKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The {@code send-*} routes, with the faults that hit sends. */
final class SendRoutes {

    private static final String[] ONLY_LAST = {"send-mentioned", "contact-vcard"};

    private final WppParts parts;
    private final SessionLife life;
    private final SendContents contents;
    private final Outbox outbox;

    SendRoutes(WppParts parts, SessionLife life, SendContents contents, Outbox outbox) {
        this.parts = parts;
        this.life = life;
        this.contents = contents;
        this.outbox = outbox;
    }

    boolean knows(String route) {
        return contents.knows(route);
    }

    /** A number that does not exist is answered 400, and everything is sent all the same. */
    void send(Call call, String route, List<Recipient> recipients) {
        if (parts.dice().strikes(FaultKind.DISCONNECTED)) {
            Answers.json(call, 404, Answers.disconnected());
            allTheSame(call, route, recipients).onComplete(done -> life.goesDown(call.session()));
            return;
        }
        if (parts.dice().strikes(FaultKind.SILENT)) {
            call.session().silent(true);
        }
        if (parts.dice().strikes(FaultKind.SERVER_ERROR)) {
            fail(call, route, recipients);
            return;
        }
        contents.read(route, call.body())
                .onFailure(failure -> Answers.json(call, 500, Answers.sendFailed()))
                .onSuccess(outgoing -> perform(call, route, recipients, outgoing));
    }

    /** The check of the session answers, and does not keep the handler from running. */
    Future<Void> allTheSame(Call call, String route, List<Recipient> recipients) {
        return contents.read(route, call.body())
                .onSuccess(outgoing -> recipients.forEach(recipient ->
                        outbox.send(call.session(), recipient, outgoing).follow()))
                .mapEmpty();
    }

    /** An error after which nobody knows: in half of the cases the message went out. */
    private void fail(Call call, String route, List<Recipient> recipients) {
        Answers.json(call, 500, Answers.sendFailed());
        if (parts.dice().upTo(FaultKind.SERVER_ERROR, 2) == 1) {
            allTheSame(call, route, recipients);
        }
    }

    private void perform(Call call, String route, List<Recipient> recipients, Outgoing outgoing) {
        if (parts.dice().strikes(FaultKind.NOT_SENT)) {
            JsonArray failed = new JsonArray();
            recipients.forEach(recipient -> failed.add(outbox.notSent(call.session(), recipient, outgoing)));
            answer(call, route, failed);
            return;
        }
        List<Outbox.Sent> all = recipients.stream()
                .map(recipient -> outbox.send(call.session(), recipient, outgoing))
                .toList();
        JsonArray sent = new JsonArray();
        all.forEach(one -> sent.add(one.message()));
        if (parts.dice().strikes(FaultKind.SWALLOWED_ANSWER)) {
            call.response().reset();
            all.forEach(Outbox.Sent::follow);
        } else if (parts.dice().strikes(FaultKind.EARLY_STATUS)) {
            Future.all(all.stream().map(Outbox.Sent::follow).toList())
                    .onComplete(done -> tell(call, route, recipients, sent));
        } else {
            tell(call, route, recipients, sent);
            all.forEach(Outbox.Sent::follow);
        }
    }

    private static void tell(Call call, String route, List<Recipient> recipients, JsonArray sent) {
        for (Recipient recipient : recipients) {
            if (!recipient.exists()) {
                Answers.json(
                        call,
                        400,
                        new JsonObject()
                                .put("response", null)
                                .put("status", "Connected")
                                .put("message", "O número " + Wids.user(recipient.chatId()) + " não existe."));
                return;
            }
        }
        answer(call, route, sent);
    }

    private static void answer(Call call, String route, JsonArray sent) {
        JsonArray told = new JsonArray();
        sent.forEach(message -> told.add(SendContents.WHOLE.contains(route) ? message : brief((JsonObject) message)));
        if ("send-buttons".equals(route)) {
            Answers.json(
                    call,
                    201,
                    Answers.mapped(new JsonArray(Phones.chatIds(call.body().json())), "return"));
        } else if (List.of(ONLY_LAST).contains(route)) {
            JsonObject last = told.isEmpty() ? new JsonObject() : told.getJsonObject(told.size() - 1);
            Answers.json(call, "contact-vcard".equals(route) ? 200 : 201, Answers.success(last));
        } else {
            Answers.json(call, 201, Answers.mapped(told, "return"));
        }
    }

    private static JsonObject brief(JsonObject message) {
        JsonObject brief = new JsonObject().put("ack", message.getValue("ack")).put("id", message.getValue("id"));
        return Boolean.TRUE.equals(message.getValue("isSendFailure")) ? brief.put("isSendFailure", true) : brief;
    }
}
