package io.centralita.emulator.webhooks;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The last webhooks and counters over all of them. Safe for any thread. */
public final class DeliveryLog {

    private final int kept;
    private final Deque<Delivery> ring = new ArrayDeque<>();
    private long opened;
    private final LongAdder delivered = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** Keeps the last so many. */
    public DeliveryLog(int kept) {
        this.kept = kept;
    }

    synchronized Delivery open(String phoneNumberId, String kind, String subject) {
        Delivery delivery = new Delivery(++opened, phoneNumberId, kind, subject);
        ring.addLast(delivery);
        if (ring.size() > kept) {
            ring.removeFirst();
        }
        return delivery;
    }

    void attempted(Delivery delivery, Delivery.Attempt attempt) {
        delivery.add(attempt);
        attempts.increment();
        if (!attempt.taken()) {
            refused.increment();
        }
    }

    void ended(Delivery delivery, boolean taken) {
        delivery.end(taken);
        (taken ? delivered : givenUp).increment();
    }

    /** The kept deliveries, oldest first. */
    public synchronized List<Delivery> latest() {
        return new ArrayList<>(ring);
    }

    /** The kept deliveries that speak of a wamid, oldest first. */
    public List<Delivery> of(String subject) {
        return latest().stream()
                .filter(delivery -> delivery.subject().equals(subject))
                .toList();
    }

    /** Webhooks that are neither delivered nor given up. */
    public synchronized long pending() {
        return opened - delivered.sum() - givenUp.sum();
    }

    /** Counters over all webhooks, not only the kept ones. */
    public synchronized JsonObject counters() {
        return new JsonObject()
                .put("webhooks", opened)
                .put("delivered", delivered.sum())
                .put("given_up", givenUp.sum())
                .put("pending", pending())
                .put("attempts", attempts.sum())
                .put("refused_attempts", refused.sum());
    }
}
