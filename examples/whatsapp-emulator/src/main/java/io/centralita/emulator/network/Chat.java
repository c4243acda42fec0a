package io.centralita.emulator.network;

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

    private final BusinessNumber number;
    private volatile Customer customer;
    private volatile boolean heldOpen;
    private final Map<String, ChatLine> lines = new LinkedHashMap<>();
    private final Set<Consumer<JsonObject>> screens = new CopyOnWriteArraySet<>();

    Chat(BusinessNumber number, Customer customer) {
        this.number = number;
        this.customer = customer;
    }

    /** The business's number. */
    public BusinessNumber number() {
        return number;
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

    void add(ChatLine line) {
        synchronized (this) {
            lines.put(line.id(), line);
            if (lines.size() > KEPT) {
                lines.remove(lines.keySet().iterator().next());
            }
        }
        tell("line", line.toJson());
    }

    void mark(String id, Tick tick) {
        ChatLine changed;
        synchronized (this) {
            ChatLine line = lines.get(id);
            if (line == null || tick.compareTo(line.tick()) <= 0) {
                return;
            }
            changed = line.marked(tick);
            lines.put(id, changed);
        }
        tell("line", changed.toJson());
    }

    void typing() {
        tell("typing", new JsonObject());
    }

    private void tell(String event, JsonObject data) {
        if (!screens.isEmpty()) {
            JsonObject told = new JsonObject().put("event", event).put("data", data);
            screens.forEach(screen -> screen.accept(told));
        }
    }
}
