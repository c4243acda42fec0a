package io.centralita.emulator.network;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What Meta knows of a number beside its ids.
 *
 * @param registered whether it may send
 * @param verified whether its owner proved it by a code
 * @param pin the two-step PIN; null while none is set
 * @param quality GREEN, YELLOW, RED or UNKNOWN
 * @param limit such as TIER_100K
 * @param throughput STANDARD, HIGH or NOT_APPLICABLE
 * @param profile the business profile
 */
public record NumberState(
        boolean registered,
        boolean verified,
        @Nullable String pin,
        String quality,
        String limit,
        String throughput,
        JsonObject profile) {

    /** A number in service with a good name. */
    public static NumberState fresh() {
        return new NumberState(true, true, null, "GREEN", "TIER_100K", "STANDARD", new JsonObject());
    }

    /** The same in or out of service. */
    public NumberState withRegistered(boolean on) {
        return new NumberState(on, verified, pin, quality, limit, throughput, profile);
    }

    /** The same proved by a code, or not. */
    public NumberState withVerified(boolean proved) {
        return new NumberState(registered, proved, pin, quality, limit, throughput, profile);
    }

    /** The same with another PIN. */
    public NumberState withPin(String digits) {
        return new NumberState(registered, verified, digits, quality, limit, throughput, profile);
    }

    /** The same with another quality. */
    public NumberState withQuality(String rating) {
        return new NumberState(registered, verified, pin, rating, limit, throughput, profile);
    }

    /** The same with another messaging limit. */
    public NumberState withLimit(String tier) {
        return new NumberState(registered, verified, pin, quality, tier, throughput, profile);
    }

    /** The same with another throughput. */
    public NumberState withThroughput(String level) {
        return new NumberState(registered, verified, pin, quality, limit, level, profile);
    }

    /** The same with these fields of the profile changed; an empty text clears one. */
    public NumberState withProfile(JsonObject changes) {
        JsonObject changed = profile.copy();
        changes.forEach(field -> {
            if ("".equals(field.getValue())) {
                changed.remove(field.getKey());
            } else {
                changed.put(field.getKey(), field.getValue());
            }
        });
        return new NumberState(registered, verified, pin, quality, limit, throughput, changed);
    }

    /** The PIN is left out. */
    @Override
    public String toString() {
        return "NumberState[" + registered + ", " + verified + ", " + quality + ", " + limit + ", " + throughput + "]";
    }
}
