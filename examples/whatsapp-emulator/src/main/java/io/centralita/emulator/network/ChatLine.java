package io.centralita.emulator.network;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A message as the customer's phone shows it.
 *
 * @param id the wamid
 * @param fromCustomer whose it is
 * @param type message type
 * @param content the object of that type, as on Meta's wire
 * @param replyTo the quoted wamid, or null
 * @param at ms since 1970
 * @param tick its mark
 * @param ourId the business's biz_opaque_callback_data, or null
 */
public record ChatLine(
        String id,
        boolean fromCustomer,
        String type,
        Object content,
        @Nullable String replyTo,
        long at,
        Tick tick,
        @Nullable String ourId) {

    /** The same message with a higher mark; marks never go back. */
    public ChatLine marked(Tick next) {
        return next.compareTo(tick) > 0
                ? new ChatLine(id, fromCustomer, type, content, replyTo, at, next, ourId)
                : this;
    }

    /** For the phone page and the control API. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("id", id)
                .put("from_customer", fromCustomer)
                .put("type", type)
                .put("content", content)
                .put("reply_to", replyTo)
                .put("at", at)
                .put("tick", tick.wireName());
    }
}
