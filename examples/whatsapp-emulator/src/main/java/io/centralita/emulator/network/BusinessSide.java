package io.centralita.emulator.network;

import io.centralita.emulator.AcceptedSend;
import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.Customer;
import io.centralita.emulator.SendFate;
import io.centralita.emulator.SendLedger;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what businesses send: writes it down, decides its fate, shows it to the customer. Belongs to one thread. */
public final class BusinessSide {

    /**
     * A send that was taken.
     *
     * @param send as it stands in the ledger
     * @param customer whom it reaches; null when nobody
     * @param chat where it shows; null when nobody
     */
    public record Taken(
            AcceptedSend send,
            @Nullable Customer customer,
            @Nullable Chat chat) {}

    private final People people;
    private final Templates templates;
    private final Chats chats;
    private final SendLedger ledger;
    private final ProviderIds ids;
    private final StatusFlow flow;
    private final InstantSource clock;

    /** Takes sends on behalf of the Graph API. */
    public BusinessSide(
            People people,
            Templates templates,
            Chats chats,
            SendLedger ledger,
            ProviderIds ids,
            StatusFlow flow,
            InstantSource clock) {
        this.people = people;
        this.templates = templates;
        this.chats = chats;
        this.ledger = ledger;
        this.ids = ids;
        this.flow = flow;
        this.clock = clock;
    }

    /** Takes a checked send; a lost one is never heard of again. Statuses do not follow until {@link #follow}. */
    public Taken take(BusinessNumber number, JsonObject body, Buffer raw, boolean lost) {
        Instant now = clock.instant();
        String to = body.getString("to", body.getString("recipient", ""));
        String type = body.getString("type", "text");
        Customer customer = recipient(body).orElse(null);
        Chat chat = customer == null ? null : chats.of(number, customer);
        AcceptedSend send = new AcceptedSend(
                ids.message(),
                body.getString("biz_opaque_callback_data"),
                number.phoneNumberId(),
                to,
                type,
                "template".equals(type) ? category(number, body.getJsonObject("template")) : "service",
                now,
                lost ? SendFate.LOST : fate(body, customer, chat, now),
                raw);
        ledger.add(send);
        if (chat != null && send.fate() == SendFate.DELIVERABLE) {
            chat.add(line(number, send, body));
        }
        return new Taken(send, customer, chat);
    }

    /** Posts the statuses; done when those due now had their first attempt. */
    public Future<Void> follow(Taken taken) {
        return taken.chat() == null ? Future.succeededFuture() : flow.follow(taken.send(), taken.chat());
    }

    /** The business read a customer's message: it and the earlier ones turn blue. */
    public boolean read(BusinessNumber number, String messageId, boolean typing) {
        Optional<Chat> found =
                chats.holding(messageId).filter(chat -> chat.line().lineId().equals(number.lineId()));
        found.ifPresent(chat -> {
            for (ChatLine line : chat.lines()) {
                if (line.fromCustomer()) {
                    chat.mark(line.id(), Tick.READ);
                }
                if (line.id().equals(messageId)) {
                    break;
                }
            }
            if (typing) {
                chat.typing();
            }
        });
        return found.isPresent();
    }

    private String category(BusinessNumber number, JsonObject template) {
        String language = template.getJsonObject("language").getString("code");
        return templates
                .find(number.wabaId(), template.getString("name"), language)
                .map(known -> known.category().toLowerCase(Locale.ROOT))
                .orElse("utility");
    }

    /** What the customer sees; a known template with its text, filled in. */
    private Object content(BusinessNumber number, AcceptedSend send, JsonObject body) {
        if (!"template".equals(send.type())) {
            return body.getValue(send.type());
        }
        JsonObject sent = body.getJsonObject("template");
        String language = sent.getJsonObject("language").getString("code");
        return templates
                .find(number.wabaId(), sent.getString("name"), language)
                .map(known -> sent.copy()
                        .put("shown", TemplateFace.of(known, sent.getJsonArray("components", new JsonArray()))))
                .orElse(sent);
    }

    private Optional<Customer> recipient(JsonObject body) {
        String to = body.getString("to", "");
        if (to.isEmpty()) {
            return Optional.of(body.getString("recipient", ""))
                    .filter(Bsuids::isBsuid)
                    .map(people::atBsuid);
        }
        String digits = Bsuids.digits(to);
        return Bsuids.isBsuid(to) || digits.isEmpty() ? Optional.empty() : Optional.of(people.atPhone(digits));
    }

    private SendFate fate(JsonObject body, @Nullable Customer customer, @Nullable Chat chat, Instant now) {
        if (Bsuids.isBsuid(body.getString("to", "")) || customer == null || chat == null) {
            return SendFate.LOST;
        }
        if (!people.reachable(customer)) {
            return SendFate.UNREACHABLE;
        }
        boolean free = "template".equals(body.getString("type")) || chats.windowOpen(chat, now);
        return free ? SendFate.DELIVERABLE : SendFate.WINDOW_CLOSED;
    }

    private ChatLine line(BusinessNumber number, AcceptedSend send, JsonObject body) {
        JsonObject context = body.getJsonObject("context");
        return new ChatLine(
                send.providerId(),
                false,
                send.type(),
                content(number, send, body),
                context == null ? null : context.getString("message_id"),
                send.acceptedAt().toEpochMilli(),
                Tick.WAITING,
                send.ourId());
    }
}
