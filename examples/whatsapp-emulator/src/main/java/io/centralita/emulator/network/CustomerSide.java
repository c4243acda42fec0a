package io.centralita.emulator.network;

import io.centralita.emulator.Customer;
import io.centralita.emulator.CustomerMessage;
import io.centralita.emulator.DeliveryOutcome;
import io.centralita.emulator.webhooks.Envelopes;
import io.centralita.emulator.webhooks.OrderedSteps;
import io.centralita.emulator.webhooks.Posting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;

/** Sends what customers write to the business, each customer's messages in order. Belongs to one thread. */
public final class CustomerSide {

    private final Mailroom mailroom;
    private final Chats chats;
    private final InstantSource clock;
    private final OrderedSteps steps = new OrderedSteps();

    /** Posts by the mailroom. */
    public CustomerSide(Mailroom mailroom, Chats chats, InstantSource clock) {
        this.mailroom = mailroom;
        this.chats = chats;
        this.clock = clock;
    }

    /** Posts a customer's message under this id; never fails. */
    public Future<DeliveryOutcome> send(Chat chat, String id, CustomerMessage message) {
        Instant now = clock.instant();
        chats.wrote(chat, id, now);
        chat.add(new ChatLine(
                id, true, message.type(), message.content(), message.replyTo(), now.toEpochMilli(), Tick.SENT, null));
        JsonObject body = Envelopes.messages(
                chat.number(),
                new JsonArray().add(Envelopes.contact(chat.customer())),
                "messages",
                wire(chat, id, now, message));
        Promise<DeliveryOutcome> end = Promise.promise();
        String order = chat.number().phoneNumberId() + '/' + chat.customer().bsuid();
        steps.run(order, () -> {
            Posting posting = mailroom.post(chat.number(), "message", id, body);
            posting.ended().onComplete(end);
            return posting.firstTried();
        });
        return end.future().onSuccess(outcome -> {
            if (outcome.delivered()) {
                chat.mark(id, Tick.DELIVERED);
            }
        });
    }

    private static JsonObject wire(Chat chat, String id, Instant now, CustomerMessage message) {
        Customer person = chat.customer();
        JsonObject wire = new JsonObject();
        if (person.waId() != null) {
            wire.put("from", person.waId());
        }
        wire.put("from_user_id", person.bsuid())
                .put("id", id)
                .put("timestamp", Long.toString(now.getEpochSecond()))
                .put("type", message.type());
        if (message.replyTo() != null) {
            wire.put(
                    "context",
                    new JsonObject().put("from", chat.number().displayNumber()).put("id", message.replyTo()));
        }
        wire.put(message.type(), message.content());
        return wire.mergeIn(message.more());
    }
}
