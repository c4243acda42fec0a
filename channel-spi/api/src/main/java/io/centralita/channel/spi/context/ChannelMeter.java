package io.centralita.channel.spi.context;

import java.time.Duration;

/** Figures of the plug-in's own. Plug-in and channel are added by the core. Tag values must be few: never ids or numbers. */
public interface ChannelMeter {

    /**
     * Adds to a counter.
     *
     * @param tags name, value, name, value, ...
     */
    void count(String name, long amount, String... tags);

    /** Records how long something took. */
    void time(String name, Duration duration, String... tags);
}
