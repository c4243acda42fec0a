package io.centralita.emulator.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/** Keeps the entries used last; the one unused for longest leaves unless it is still needed. Not safe for threads. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;
    private final transient BiPredicate<K, V> needed;

    BoundedMap(int most, BiPredicate<K, V> needed) {
        super(64, 0.75f, true);
        this.most = most;
        this.needed = needed;
    }

    BoundedMap(int most) {
        this(most, (key, value) -> false);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most && !needed.test(eldest.getKey(), eldest.getValue());
    }
}
