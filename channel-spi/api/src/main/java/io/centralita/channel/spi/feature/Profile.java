package io.centralita.channel.spi.feature;

import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What customers see about the business. */
public interface Profile {

    CompletionStage<BusinessProfile> profile();

    /** Null parts stay as they are. */
    CompletionStage<Void> changeProfile(BusinessProfile changes);

    /** Puts another picture. What the provider would not take is refused without a call. */
    default CompletionStage<Void> changePicture(StoredMedia picture) {
        return CompletableFuture.failedFuture(
                new FeatureException(SendError.of(ErrorKind.UNSUPPORTED, null, "the picture cannot be changed here")));
    }

    /** All parts are optional. */
    record BusinessProfile(
            @Nullable String about,
            @Nullable String description,
            @Nullable String address,
            @Nullable String email,
            @Nullable List<String> websites,
            @Nullable String vertical,
            @Nullable String pictureUrl) {

        public BusinessProfile {
            websites = websites == null ? null : List.copyOf(websites);
        }
    }
}
