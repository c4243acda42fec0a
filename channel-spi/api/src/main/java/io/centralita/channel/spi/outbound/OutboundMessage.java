package io.centralita.channel.spi.outbound;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.IdentitySet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent now.
 *
 * @param ourId our id of the message, at most 64 characters; given to the provider where it has a place for it
 * @param recipient all we know about who gets it; the plug-in picks what its provider takes
 * @param content what it says
 * @param replyToProviderId the message it answers
 * @param deadline after it the result should be known; a call still open then is {@link SendResult.Unknown}
 * @param fence number of the lease under which the core sends to this recipient; grows with every new owner. Recipients are
 *     leased apart, so numbers of different recipients say nothing of each other: it is for a provider that takes a fencing
 *     token with each recipient's messages, not for a plug-in to compare
 */
public record OutboundMessage(
        String ourId,
        IdentitySet recipient,
        MessageContent content,
        @Nullable String replyToProviderId,
        Instant deadline,
        long fence) {}
