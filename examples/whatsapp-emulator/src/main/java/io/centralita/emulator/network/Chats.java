package io.centralita.emulator.network;

import io.centralita.emulator.BusinessLine;
import io.centralita.emulator.Customer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * All chats: the last 2,000 with their messages, and when each of the last 200,000 customers wrote last, for the 24 h
 * window. Safe for any thread.
 */
public final class Chats {

    private static final Duration WINDOW = Duration.ofHours(24);

    private record Key(String lineId, String bsuid) {}

    private final Map<Key, Chat> chats = new BoundedMap<>(2_000, (key, chat) -> chat.open());
    private final Map<Key, Instant> lastWrote = new BoundedMap<>(200_000);
    private final Map<String, Chat> byMessage = new BoundedMap<>(20_000);

    private final boolean windowRule;

    /** Without the rule, the window is always open. */
    public Chats(boolean windowRule) {
        this.windowRule = windowRule;
    }

    /** The chat of a customer with a number. */
    public synchronized Chat of(BusinessLine line, Customer customer) {
        Chat chat = chats.computeIfAbsent(new Key(line.lineId(), customer.bsuid()), key -> new Chat(line, customer));
        chat.rename(customer);
        return chat;
    }

    /** The chat that holds a message, while it is remembered. */
    public synchronized Optional<Chat> holding(String messageId) {
        return Optional.ofNullable(byMessage.get(messageId));
    }

    /** Notes that the customer wrote: the window opens anew. */
    public synchronized void wrote(Chat chat, String messageId, Instant at) {
        lastWrote.put(new Key(chat.line().lineId(), chat.customer().bsuid()), at);
        byMessage.put(messageId, chat);
    }

    /** Whether the business may send freely: the customer wrote within the last 24 hours. */
    public synchronized boolean windowOpen(Chat chat, Instant now) {
        Instant at = lastWrote.get(new Key(chat.line().lineId(), chat.customer().bsuid()));
        return !windowRule || (at != null && now.isBefore(at.plus(WINDOW)));
    }
}
