package io.centralita.core.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.net.OutboundGuard;
import io.centralita.core.media.BlobDraft;
import io.centralita.core.media.BlobStore;
import io.centralita.core.testing.DrippingServer;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack case 55: bytes that come slowly, without end and without a pause. */
@QuarkusTest
class SlowDripTest {

    private static final Duration DEADLINE = Duration.ofMillis(600);

    @Inject
    Vertx vertx;

    @Inject
    OutboundGuard guard;

    @Inject
    BlobStore blobs;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 1000000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Slow: "
            })
    void attack55ShouldEndAMediumThatDripsAtItsDeadline(String begin) throws IOException {
        var settings = new FetchSettings(
                1,
                Duration.ofSeconds(1),
                DEADLINE,
                Duration.ofDays(7),
                new MemorySize(BigInteger.valueOf(100 * 1024 * 1024)));
        var downloads = new Downloads(vertx, guard, settings);
        try (var server = DrippingServer.start(begin)) {
            var remote = new ResolvedMedia.Remote(server.uri(), Map.of(), "video/mp4", null, null);
            var asked = System.nanoTime();

            var failed = catchThrowableOfType(
                    CompletionException.class,
                    () -> draft().compose(draft -> downloads.into(draft, remote).eventually(draft::discard))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join());

            assertThat(failed).hasRootCauseInstanceOf(TimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isBetween(DEADLINE, Duration.ofSeconds(10));
            assertThat(server.drops()).as("bytes on the way to the deadline").isGreaterThan(2);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(server.hangUps()).isOne());
        }
    }

    private Future<BlobDraft> draft() {
        return blobs.draft(new WorkspaceId(UUID.randomUUID()), new MediaId(UUID.randomUUID()), 1 << 20);
    }
}
