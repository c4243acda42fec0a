package io.centralita.channel.spi.feature;

import io.centralita.channel.spi.content.StoredMedia;
import java.util.concurrent.CompletionStage;

/** Files kept by the provider, to be sent many times by id. */
public interface ProviderMedia {

    /** Uploads a file and gives the provider's id of it. What the provider would not take is refused without a call. */
    CompletionStage<String> upload(StoredMedia media);

    /** Deletes a file by the provider's id. */
    CompletionStage<Void> delete(String providerMediaId);
}
