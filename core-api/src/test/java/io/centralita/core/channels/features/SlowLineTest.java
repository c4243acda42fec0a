package io.centralita.core.channels.features;

import static org.hamcrest.Matchers.equalTo;

import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.feature.ProviderMedia;
import io.centralita.core.channels.ReplacedAdapters;
import io.centralita.core.media.EmulatedNumber;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A file on its way to the provider has the time of its size beyond that of other calls. */
@QuarkusTest
@TestProfile(SlowLineTest.ShortAnswers.class)
class SlowLineTest {

    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};
    private static final int SIX_SECONDS = 3_000_000;

    public static final class ShortAnswers implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("centralita.plugins.answer-time", "1s");
        }
    }

    @Inject
    TestWorkspaces workspaces;

    @Inject
    ReplacedAdapters adapters;

    @Test
    void shouldWaitForAFileAsLongAsItsUploadTakes() {
        try (var emulator = WhatsAppEmulator.start()) {
            var workspace = workspaces.create();
            var number = EmulatedNumber.connect(emulator, workspace);
            adapters.replace(
                    number.path().substring("/v1/channels/".length()),
                    "feature",
                    call -> call.first() == ProviderMedia.class
                            ? Optional.of((ProviderMedia) new SlowMedia())
                            : call.itself().get());

            keep(workspace, number, SIX_SECONDS).statusCode(201).body("provider_media_id", equalTo("1234"));
            keep(workspace, number, PICTURE.length).statusCode(503).body("code", equalTo("provider_unavailable"));
        }
    }

    private static ValidatableResponse keep(TestWorkspace workspace, EmulatedNumber number, int size) {
        var bytes = new byte[size];
        System.arraycopy(PICTURE, 0, bytes, 0, PICTURE.length);
        String medium = workspace
                .owner()
                .request()
                .contentType("image/png")
                .body(bytes)
                .post("/v1/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("media_id", medium))
                .post(number.path() + "/media")
                .then();
    }

    /** Two seconds, whatever the file. */
    private record SlowMedia() implements ProviderMedia {
        @Override
        public CompletionStage<String> upload(StoredMedia media) {
            return CompletableFuture.supplyAsync(() -> "1234", CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
        }

        @Override
        public CompletionStage<Void> delete(String providerMediaId) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
