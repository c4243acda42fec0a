package io.centralita.channel.spi.feature;

import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Changing what was sent. Results follow the rules of {@link io.centralita.channel.spi.ChannelAdapter#send}. */
public interface Corrections {

    CompletionStage<SendResult> edit(SentMessage target, String newText);

    /** Deletes for everyone. */
    CompletionStage<SendResult> revoke(SentMessage target);

    /**
     * A message we sent.
     *
     * @param deadline after it the result should be known
     */
    record SentMessage(String providerMessageId, IdentitySet recipient, Instant deadline) {}
}
