package io.centralita.emulator.webhooks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One webhook and the attempts to post it. Safe for any thread. */
public final class Delivery {

    /** One POST: when (ms since 1970), the answer's status or 0, why there was none, and how long it took. */
    public record Attempt(long at, int status, @Nullable String error, long millis, boolean copy) {

        /** Whether the webhook took it. */
        public boolean taken() {
            return status >= 200 && status < 300;
        }
    }

    private final long id;
    private final String phoneNumberId;
    private final String kind;
    private final String subject;
    private final List<Attempt> attempts = new ArrayList<>(1);
    private String state = "pending";

    Delivery(long id, String phoneNumberId, String kind, String subject) {
        this.id = id;
        this.phoneNumberId = phoneNumberId;
        this.kind = kind;
        this.subject = subject;
    }

    /** The number whose webhook it is. */
    public String phoneNumberId() {
        return phoneNumberId;
    }

    /** {@code message}, {@code sent}, {@code delivered}, {@code read}, {@code failed}, or the field of a notice. */
    public String kind() {
        return kind;
    }

    /** The wamid it speaks of; empty for notices. */
    public String subject() {
        return subject;
    }

    /** {@code pending}, {@code delivered} or {@code given_up}. */
    public synchronized String state() {
        return state;
    }

    /** What was tried so far, copies of a duplicate included. */
    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    synchronized void add(Attempt attempt) {
        attempts.add(attempt);
    }

    synchronized void end(boolean delivered) {
        state = delivered ? "delivered" : "given_up";
    }

    /** For the control API. */
    public synchronized JsonObject toJson() {
        JsonArray tries = new JsonArray();
        for (Attempt attempt : attempts) {
            JsonObject entry = new JsonObject()
                    .put("at", attempt.at())
                    .put("status", attempt.status())
                    .put("millis", attempt.millis())
                    .put("copy", attempt.copy());
            if (attempt.error() != null) {
                entry.put("error", attempt.error());
            }
            tries.add(entry);
        }
        return new JsonObject()
                .put("id", id)
                .put("phone_number_id", phoneNumberId)
                .put("kind", kind)
                .put("subject", subject)
                .put("state", state)
                .put("attempts", tries);
    }
}
