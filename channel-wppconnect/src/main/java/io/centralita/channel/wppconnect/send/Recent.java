package io.centralita.channel.wppconnect.send;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small memory that forgets the longest unused first. Any thread. */
public final class Recent<K, V> {
    private final Map<K, V> entries;

    public Recent(int most) {
        entries = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    public synchronized @Nullable V get(K key) {
        return entries.get(key);
    }

    public synchronized boolean has(K key) {
        return entries.containsKey(key);
    }

    public synchronized void put(K key, V value) {
        entries.put(key, value);
    }

    /** Whether it was not there before. */
    public synchronized boolean add(K key, V value) {
        return entries.putIfAbsent(key, value) == null;
    }

    public synchronized @Nullable V remove(K key) {
        return entries.remove(key);
    }

    public synchronized List<V> values() {
        return List.copyOf(entries.values());
    }
}
