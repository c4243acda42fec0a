package io.centralita.core.channels.traffic;

import io.centralita.channel.spi.RateLimit;

/** A token bucket over {@code System.nanoTime}: full at first. Not thread-safe. */
final class Bucket {

    private final double capacity;
    private final double nanosPerToken;
    private double tokens;
    private long at;

    /** @param share the part of the rate that is this node's, more than 0 to 1 */
    Bucket(RateLimit rate, double share, long now) {
        this.capacity = Math.max(1, rate.burst() * share);
        this.nanosPerToken = rate.period().toNanos() / (rate.permits() * share);
        this.tokens = capacity;
        this.at = now;
    }

    /** One of another pace, with what this has left as far as it holds it: a change gives no new burst. */
    Bucket changed(RateLimit rate, double share, long now) {
        refill(now);
        var changed = new Bucket(rate, share, now);
        changed.tokens = Math.min(changed.capacity, tokens);
        return changed;
    }

    /**
     * How long until one may be taken and a part of the burst is still left; 0 when now.
     *
     * @param left 0 to 1
     */
    long wait(double left, long now) {
        refill(now);
        var missing = Math.min(1 + left * capacity, capacity) - tokens;
        return missing <= 0 ? 0 : (long) Math.ceil(missing * nanosPerToken);
    }

    void take(long now) {
        refill(now);
        tokens -= 1;
    }

    /** One that was taken and not used. */
    void giveBack(long now) {
        refill(now);
        tokens = Math.min(capacity, tokens + 1);
    }

    boolean full(long now) {
        refill(now);
        return tokens >= capacity;
    }

    private void refill(long now) {
        if (now - at > 0) {
            tokens = Math.min(capacity, tokens + (now - at) / nanosPerToken);
            at = now;
        }
    }
}
