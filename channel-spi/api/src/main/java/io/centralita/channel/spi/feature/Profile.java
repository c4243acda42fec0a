package io.centralita.channel.spi.feature;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What customers see about the business. */
public interface Profile {

    CompletionStage<BusinessProfile> profile();

    /** Null parts stay as they are. */
    CompletionStage<Void> changeProfile(BusinessProfile changes);

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
