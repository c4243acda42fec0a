package io.centralita.channel.testkit.context;

import io.centralita.channel.spi.context.ChannelMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sums what is counted, by name and tags joined with commas. */
public final class RecordingMeter implements ChannelMeter {

    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    public long counted(String name, String... tags) {
        return counts.getOrDefault(key(name, tags), 0L);
    }

    @Override
    public void count(String name, long amount, String... tags) {
        counts.merge(key(name, tags), amount, Long::sum);
    }

    @Override
    public void time(String name, Duration duration, String... tags) {
        counts.merge(key(name, tags), 1L, Long::sum);
    }

    private static String key(String name, String... tags) {
        return name + '[' + String.join(",", tags) + ']';
    }
}
