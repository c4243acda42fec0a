package io.centralita.channel.spi.feature;

import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.inbound.StatusChanged;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Asking how far a message has got. */
public interface StatusQuery {

    /** Empty when the provider does not know the message. */
    CompletionStage<Optional<StatusChanged>> status(String providerMessageId, IdentitySet recipient);
}
