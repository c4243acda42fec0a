package io.centralita.emulator;

import org.jspecify.annotations.Nullable;

/**
 * How the posting of a webhook ended.
 *
 * @param delivered whether it was answered 2xx
 * @param attempts attempts made, copies left out
 * @param status last HTTP status; 0 when there was no answer
 * @param error why there was no answer; null when there was one
 */
public record DeliveryOutcome(
        boolean delivered,
        int attempts,
        int status,
        @Nullable String error) {

    /** Nothing was posted: the number has no webhook or its account no subscription. */
    public static DeliveryOutcome notPosted() {
        return new DeliveryOutcome(false, 0, 0, "no webhook");
    }
}
