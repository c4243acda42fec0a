package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.feature.Corrections;
import io.centralita.channel.spi.outbound.SendResult;
import java.util.concurrent.CompletionStage;

/** Edits and revocations, answered by the provider's script. */
record InMemoryCorrections(InMemoryProvider provider) implements Corrections {

    @Override
    public CompletionStage<SendResult> edit(SentMessage target, String newText) {
        return provider.correct(target.providerMessageId());
    }

    @Override
    public CompletionStage<SendResult> revoke(SentMessage target) {
        return provider.correct(target.providerMessageId());
    }
}
