package io.centralita.emulator.network;

import io.centralita.emulator.AcceptedSend;
import io.centralita.emulator.Customer;
import io.centralita.emulator.webhooks.Envelopes;
import io.centralita.emulator.webhooks.MetaErrors;
import io.centralita.emulator.webhooks.OrderedSteps;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes and posts single statuses, and moves the marks on the customer's phone. Belongs to one thread. */
public final class Statuses {

    private final Mailroom mailroom;
    private final InstantSource clock;
    private final boolean ordered;
    private final OrderedSteps steps = new OrderedSteps();

    /** Posts by the mailroom; ordered statuses of one send wait for each other's first attempt. */
    public Statuses(Mailroom mailroom, InstantSource clock, boolean ordered) {
        this.mailroom = mailroom;
        this.ordered = ordered;
        this.clock = clock;
    }

    Future<Void> sent(AcceptedSend send, Chat chat) {
        chat.mark(send.providerId(), Tick.SENT);
        return post(chat, status("sent", send.providerId(), send.ourId(), chat).put("pricing", pricing(send)));
    }

    Future<Void> delivered(AcceptedSend send, Chat chat) {
        chat.mark(send.providerId(), Tick.DELIVERED);
        return post(
                chat, status("delivered", send.providerId(), send.ourId(), chat).put("pricing", pricing(send)));
    }

    Future<Void> read(String providerId, @Nullable String ourId, Chat chat) {
        chat.mark(providerId, Tick.READ);
        return post(chat, status("read", providerId, ourId, chat));
    }

    Future<Void> failed(AcceptedSend send, Chat chat, int code) {
        chat.mark(send.providerId(), Tick.FAILED);
        return post(
                chat,
                status("failed", send.providerId(), send.ourId(), chat)
                        .put("errors", new JsonArray().add(MetaErrors.webhook(code))));
    }

    private Future<Void> post(Chat chat, JsonObject status) {
        JsonArray contacts = new JsonArray();
        if (!"failed".equals(status.getString("status"))
                || !chat.customer().name().isEmpty()) {
            contacts.add(Envelopes.contact(chat.customer()));
        }
        JsonObject body = Envelopes.messages(chat.number(), contacts, "statuses", status);
        String id = status.getString("id");
        Supplier<Future<Void>> step = () -> mailroom.post(chat.number(), status.getString("status"), id, body)
                .firstTried();
        return ordered ? steps.run(id, step) : step.get();
    }

    private JsonObject status(String name, String providerId, @Nullable String ourId, Chat chat) {
        Customer person = chat.customer();
        JsonObject status = new JsonObject()
                .put("id", providerId)
                .put("status", name)
                .put("timestamp", Long.toString(clock.instant().getEpochSecond()));
        if (person.waId() != null) {
            status.put("recipient_id", person.waId());
        }
        status.put("recipient_user_id", person.bsuid());
        if (ourId != null) {
            status.put("biz_opaque_callback_data", ourId);
        }
        return status;
    }

    private static JsonObject pricing(AcceptedSend send) {
        boolean template = "template".equals(send.type());
        return new JsonObject()
                .put("billable", template)
                .put("pricing_model", "PMP")
                .put("category", send.category())
                .put("type", template ? "regular" : "free_customer_service");
    }
}
