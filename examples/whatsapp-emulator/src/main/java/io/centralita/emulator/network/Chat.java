package io.centralita.emulator.network;

import io.centralita.emulator.BusinessLine;
import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.Customer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/** What one customer and one number wrote to each other: the last 100 messages. Safe for any thread. */
public final class Chat {

    private static final int KEPT = 100;

    private final BusinessLine line;
    private volatile Customer customer;
    private volatile boolean heldOpen;
    private final Map<String, ChatLine> lines = new LinkedHashMap<>();
    private final Set<Consumer<JsonObject>> screens = new CopyOnWriteArraySet<>();

    Chat(BusinessLine line, Customer customer) {
        this.line = line;
        this.customer = customer;
    }

    /** The business's side. */
    public BusinessLine line() {
        return line;
    }

    /**
     * The business's number at Meta.
     *
     * @throws IllegalStateException when another provider serves the line
     */
    public BusinessNumber number() {
        if (line instanceof BusinessNumber number) {
            return number;
        }
        throw new IllegalStateException("not a number of the Graph API: " + line.lineId());
    }

    /** Who the customer is. */
    public Customer customer() {
        return customer;
    }

    void rename(Customer person) {
        customer = person;
    }

    /** Whether the customer looks at it now: a page shows it, or code holds it open. */
    public boolean open() {
        return heldOpen || !screens.isEmpty();
    }

    /** Opens or closes it without a page. */
    public void holdOpen(boolean open) {
        heldOpen = open;
    }

    /** Tells a screen of every change from now on. */
    public void show(Consumer<JsonObject> screen) {
        screens.add(screen);
    }

    /** Forgets a screen. */
    public void hide(Consumer<JsonObject> screen) {
        screens.remove(screen);
    }

    /** Its messages, oldest first. */
    public synchronized List<ChatLine> lines() {
        return new ArrayList<>(lines.values());
    }

    /** One of its messages. */
    public synchronized Optional<ChatLine> line(String id) {
        return Optional.ofNullable(lines.get(id));
    }

    /** Shows a message, or the changed content of one. */
    public void add(ChatLine added) {
        synchronized (this) {
            lines.put(added.id(), added);
            if (lines.size() > KEPT) {
                lines.remove(lines.keySet().iterator().next());
            }
        }
        tell("line", added.toJson());
    }

    /** Moves the mark beside a message upwards. */
    public void mark(String id, Tick tick) {
        ChatLine changed;
        synchronized (this) {
            ChatLine found = lines.get(id);
            if (found == null || tick.compareTo(found.tick()) <= 0) {
                return;
            }
            changed = found.marked(tick);
            lines.put(id, changed);
        }
        tell("line", changed.toJson());
    }

    /** Shows that the business types. */
    public void typing() {
        tell("typing", new JsonObject());
    }

    private void tell(String event, JsonObject data) {
        if (!screens.isEmpty()) {
            JsonObject told = new JsonObject().put("event", event).put("data", data);
            screens.forEach(screen -> screen.accept(told));
        }
    }
}
