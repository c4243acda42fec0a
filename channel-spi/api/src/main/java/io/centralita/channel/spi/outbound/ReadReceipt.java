package io.centralita.channel.spi.outbound;

import io.centralita.channel.spi.identity.IdentitySet;
import java.time.Instant;

/**
 * Tells the customer that we read a message.
 *
 * @param providerMessageId the customer's message; those before it count as read too
 * @param sender who wrote it
 * @param typing whether to show that we are typing
 * @param deadline after it the result should be known
 */
public record ReadReceipt(String providerMessageId, IdentitySet sender, boolean typing, Instant deadline) {}
