package io.centralita.emulator;

import java.time.Duration;

/**
 * When the statuses of an accepted send are posted, counted from the answer.
 *
 * @param sentAfter wait before {@code sent}
 * @param deliveredAfter further wait before {@code delivered}
 * @param readAfter further wait before {@code read}, when the customer reads
 * @param autoRead customers read everything at once; otherwise only chats that are open are read
 * @param ordered each status waits for the first attempt of the one before it; without, they are posted as they fall due
 */
public record StatusPace(
        Duration sentAfter, Duration deliveredAfter, Duration readAfter, boolean autoRead, boolean ordered) {

    /** At once, in order, read only in open chats. */
    public static StatusPace immediate() {
        return new StatusPace(Duration.ZERO, Duration.ZERO, Duration.ZERO, false, true);
    }

    /** As quickly as a healthy network: 150 ms, then 350 ms, then 800 ms. */
    public static StatusPace natural() {
        return new StatusPace(Duration.ofMillis(150), Duration.ofMillis(350), Duration.ofMillis(800), false, true);
    }

    /** The same pace, with customers that read at once or not. */
    public StatusPace withAutoRead(boolean reading) {
        return new StatusPace(sentAfter, deliveredAfter, readAfter, reading, ordered);
    }

    /** The same pace, with or without waiting for the earlier status's first attempt. */
    public StatusPace withOrder(boolean keepOrder) {
        return new StatusPace(sentAfter, deliveredAfter, readAfter, autoRead, keepOrder);
    }
}
