package io.centralita.channel.metacloud.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.centralita.channel.metacloud.support.GraphStandIn;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.testkit.ProviderMood;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where media are, and attack case 56: an address on a foreign host. */
class MediaLookupTest {
    private static final MediaReference REFERENCE =
            new MediaReference("1900000000000001", null, "image/jpeg", "cd".repeat(32), null);

    private final GraphStandIn graph = new GraphStandIn();

    private ResolvedMedia resolve(MediaReference reference) {
        return lookup("https://graph.facebook.com")
                .resolve(reference)
                .toCompletableFuture()
                .join();
    }

    private MediaLookup lookup(String base) {
        return new MediaLookup(
                new GraphClient(graph, URI.create(base), "v25.0", "310000000000001", "token-of-the-number"),
                "310000000000001");
    }

    private MediaException failure(MediaReference reference) {
        CompletionException thrown = catchThrowableOfType(CompletionException.class, () -> resolve(reference));
        assertThat(thrown).cause().isInstanceOf(MediaException.class);
        return (MediaException) Objects.requireNonNull(thrown.getCause());
    }

    @Test
    void shouldSayWhereTheBytesAreAndWhatTheyMustBe() {
        ResolvedMedia.Remote remote = (ResolvedMedia.Remote) resolve(REFERENCE);
        assertThat(remote.uri())
                .hasToString("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1900000000000001");
        assertThat(remote.headers())
                .containsEntry("Authorization", "Bearer token-of-the-number")
                .containsKey("User-Agent");
        assertThat(remote.mimeType()).isEqualTo("image/jpeg");
        assertThat(remote.sha256()).isEqualTo("ab".repeat(32));
        assertThat(remote.size()).isEqualTo(4711L);
        assertThat(graph.lastCall().orElseThrow().uri())
                .hasToString("https://graph.facebook.com/v25.0/1900000000000001?phone_number_id=310000000000001");
    }

    @Test
    void shouldFallBackOnWhatTheWebhookSaid() {
        graph.answering(GraphStandIn.json(200, "{'url':'https://lookaside.fbsbx.com/x'}"));
        ResolvedMedia.Remote remote = (ResolvedMedia.Remote) resolve(REFERENCE);
        assertThat(remote.mimeType()).isEqualTo("image/jpeg");
        assertThat(remote.sha256()).isEqualTo("cd".repeat(32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lookaside.fbsbx.com/x",
                "https://lookaside.fbsbx.com:8443/x",
                "https://lookaside.fbsbx.com.evil.example/x",
                "https://evil.example/lookaside.fbsbx.com",
                "https://lookaside.fbsbx.com@evil.example/x",
                "https://user@lookaside.fbsbx.com/x",
                "https://169.254.169.254/latest/meta-data",
                "https://127.0.0.1/x",
                "http://graph.facebook.com/x",
                "file:///etc/passwd",
                "/relative",
                "https://",
                "not a url",
                ""
            })
    void shouldRefuseAnAddressThatIsNotMetas(String url) {
        graph.answering(GraphStandIn.json(200, "{'url':'" + url + "','mime_type':'image/png'}"));
        MediaException refused = failure(REFERENCE);
        assertThat(refused.error().kind()).isEqualTo(ErrorKind.MEDIA);
        assertThat(refused.error().retryable()).isFalse();
        assertThat(refused).hasMessageNotContaining("token-of-the-number");
    }

    @Test
    void shouldTrustTheConfiguredHostOnItsPortOnly() {
        graph.answering(GraphStandIn.json(200, "{'url':'http://127.0.0.1:8085/media/1'}"));
        assertThat(lookup("http://127.0.0.1:8085")
                        .resolve(REFERENCE)
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(ResolvedMedia.Remote.class);
        assertThat(lookup("http://127.0.0.1:9090").resolve(REFERENCE).toCompletableFuture())
                .isCompletedExceptionally();
    }

    @Test
    void shouldNotLetAnIdLeaveItsPlaceInTheAddress() {
        MediaReference crooked = new MediaReference("../me?x=1#", null, null, null, null);
        lookup("https://graph.facebook.com").resolve(crooked);
        assertThat(graph.lastCall().orElseThrow().uri())
                .hasToString("https://graph.facebook.com/v25.0/..%2Fme%3Fx%3D1%23?phone_number_id=310000000000001");
    }

    @Test
    void shouldSayWhetherToTryAgain() {
        assertThat(failure(new MediaReference("unknown", null, null, null, null))
                        .error())
                .satisfies(error -> {
                    assertThat(error.kind()).isEqualTo(ErrorKind.MEDIA);
                    assertThat(error.providerCode()).isEqualTo("100");
                    assertThat(error.retryable()).isFalse();
                });
        graph.answering(GraphStandIn.json(404, ""));
        assertThat(failure(REFERENCE).error().retryable()).isFalse();
        graph.answering(GraphStandIn.json(503, "<html>"));
        assertThat(failure(REFERENCE).error().retryable()).isTrue();
        graph.answering(GraphStandIn.error(401, 190));
        assertThat(failure(REFERENCE).error().kind()).isEqualTo(ErrorKind.AUTH);
        graph.answering(GraphStandIn.json(200, "<html>"));
        assertThat(failure(REFERENCE).error().retryable()).isTrue();
        graph.mood(ProviderMood.SILENT);
        assertThat(failure(REFERENCE).error().retryable()).isTrue();
    }
}
