package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.feature.Corrections;
import io.centralita.channel.spi.outbound.SendResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Edits, and revocations where they are declared, answered by the provider's script. */
record InMemoryCorrections(InMemoryProvider provider, boolean revokes) implements Corrections {

    @Override
    public CompletionStage<SendResult> edit(SentMessage target, String newText) {
        return provider.correct(target.providerMessageId());
    }

    @Override
    public CompletionStage<SendResult> revoke(SentMessage target) {
        return revokes
                ? provider.correct(target.providerMessageId())
                : CompletableFuture.completedFuture(SendResult.unsupported("revoking"));
    }
}
