package io.centralita.channel.spi.feature;

import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.PairingMode;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Pairing a phone with this channel. */
public interface Pairing {

    /**
     * Begins, or begins anew. Later challenges come with the channel's state.
     *
     * @param phone needed for {@link PairingMode#PHONE_CODE}: E.164 digits
     */
    CompletionStage<PairingChallenge> pair(PairingMode mode, @Nullable String phone);

    /** Ends the pairing at the provider and forgets it. */
    CompletionStage<Void> unpair();
}
