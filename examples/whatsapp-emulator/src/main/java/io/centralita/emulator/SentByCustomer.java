package io.centralita.emulator;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A message a customer sent.
 *
 * @param providerId its {@code wamid.…}
 * @param outcome done when its webhook was taken or given up; never fails
 */
public record SentByCustomer(String providerId, CompletableFuture<DeliveryOutcome> outcome) {

    /**
     * Waits until the webhook was taken or given up.
     *
     * @throws IllegalStateException when neither happened within a minute
     */
    public DeliveryOutcome await() {
        return await(Duration.ofMinutes(1));
    }

    /**
     * Waits until the webhook was taken or given up.
     *
     * @throws IllegalStateException when neither happened in time
     */
    public DeliveryOutcome await(Duration most) {
        return Waits.get(outcome.orTimeout(most.toMillis(), TimeUnit.MILLISECONDS), "webhook of " + providerId);
    }
}
