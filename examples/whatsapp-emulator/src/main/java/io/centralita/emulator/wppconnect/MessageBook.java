package io.centralita.emulator.wppconnect;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages a session's browser knows: the last 2,000. Safe for any thread. */
final class MessageBook {

    private static final int KEPT = 2_000;

    /**
     * One message.
     *
     * @param message as the server tells it, without the file's bytes
     * @param mediaId where its file is kept; null without a file
     * @param unread whether it came in and was not read yet
     */
    record Entry(JsonObject message, @Nullable String mediaId, boolean unread) {

        String chatId() {
            return Wids.chat(id());
        }

        String id() {
            return message.getString("id");
        }

        boolean fromMe() {
            return Boolean.TRUE.equals(message.getValue("fromMe"));
        }
    }

    private final Map<String, Entry> byHex = new LinkedHashMap<>();

    synchronized void add(Entry entry) {
        byHex.put(Wids.hex(entry.id()), entry);
        if (byHex.size() > KEPT) {
            byHex.remove(byHex.keySet().iterator().next());
        }
    }

    /** A message by its id, with or without {@code _out}. */
    synchronized Optional<Entry> find(String id) {
        return Optional.ofNullable(byHex.get(Wids.hex(id)));
    }

    /** The messages of a chat, oldest first. */
    synchronized List<Entry> ofChat(String chatId) {
        return byHex.values().stream()
                .filter(entry -> entry.chatId().equals(chatId))
                .toList();
    }

    synchronized List<Entry> unread() {
        return byHex.values().stream().filter(Entry::unread).toList();
    }

    /** Ids of chats, the one written to first, first. */
    synchronized List<String> chats() {
        return byHex.values().stream().map(Entry::chatId).distinct().toList();
    }

    /** Ids of chats, the one written to last, first. */
    synchronized List<String> latestChats() {
        LinkedHashMap<String, String> latest = new LinkedHashMap<>();
        byHex.values().forEach(entry -> {
            latest.remove(entry.chatId());
            latest.put(entry.chatId(), entry.chatId());
        });
        ArrayList<String> chats = new ArrayList<>(latest.keySet());
        Collections.reverse(chats);
        return chats;
    }

    /** Everything in a chat is read. */
    synchronized void read(String chatId) {
        byHex.replaceAll((hex, entry) -> entry.unread() && entry.chatId().equals(chatId)
                ? new Entry(entry.message(), entry.mediaId(), false)
                : entry);
    }

    /** Changes fields of a message. */
    synchronized void change(String id, JsonObject fields) {
        byHex.computeIfPresent(
                Wids.hex(id),
                (hex, entry) -> new Entry(entry.message().copy().mergeIn(fields), entry.mediaId(), entry.unread()));
    }

    synchronized void remove(String id) {
        byHex.remove(Wids.hex(id));
    }

    synchronized void clear() {
        byHex.clear();
    }
}
