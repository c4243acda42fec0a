package io.centralita.emulator.webhooks;

import io.centralita.emulator.DeliveryOutcome;
import io.vertx.core.Future;

/**
 * A webhook on its way.
 *
 * @param firstTried done when its first attempt ended, or when a fault lets later webhooks pass it
 * @param ended done when it was taken or given up; never fails
 */
public record Posting(Future<Void> firstTried, Future<DeliveryOutcome> ended) {}
