package io.centralita.channel.wppconnect.catchup;

import io.centralita.channel.wppconnect.parse.Wid;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chats that could not be read, each with the moment since which it is unread. So one of them keeps neither the others waiting
 * nor the moment up to which all else has come. In the order in which they are asked. Any thread.
 */
final class OwedChats {
    private final Map<Wid, Instant> since = new LinkedHashMap<>();

    static OwedChats of(Map<String, Instant> written) {
        OwedChats owed = new OwedChats();
        written.forEach((chat, when) -> Wid.of(chat).ifPresent(wid -> owed.since.put(wid, when)));
        return owed;
    }

    synchronized List<Wid> chats() {
        return List.copyOf(since.keySet());
    }

    synchronized boolean has(Wid chat) {
        return since.containsKey(chat);
    }

    synchronized Instant since(Wid chat, Instant others) {
        return since.getOrDefault(chat, others);
    }

    /** It could not be read: it stays owed since the first time, and is asked after the others. */
    synchronized void unreadable(Wid chat, Instant when) {
        Instant before = since.remove(chat);
        since.put(chat, before == null ? when : before);
    }

    synchronized void read(Wid chat) {
        since.remove(chat);
    }

    synchronized boolean isEmpty() {
        return since.isEmpty();
    }

    synchronized int size() {
        return since.size();
    }

    synchronized Map<String, Instant> written() {
        Map<String, Instant> written = new LinkedHashMap<>();
        since.forEach((chat, when) -> written.put(chat.toString(), when));
        return written;
    }
}
