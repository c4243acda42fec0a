package io.centralita.channel.spi.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ChannelHttpTest {

    private static final URI ADDRESS = URI.create("https://graph.example/v25.0/1/messages?access_token=s3cret");

    @Test
    void shouldFindTheReasonUnderTheWrappingsOfAStage() {
        HttpNotSentException refused = new HttpNotSentException("connection refused", null);

        assertThat(ChannelHttpException.in(new CompletionException(new ExecutionException(refused))))
                .contains(refused);
        assertThat(ChannelHttpException.in(refused)).contains(refused);
        assertThat(ChannelHttpException.in(new CompletionException(new IllegalStateException())))
                .isEmpty();
        assertThat(ChannelHttpException.in(new CompletionException((Throwable) null)))
                .isEmpty();
    }

    @Test
    void shouldShowNoSecretOfACall() {
        HttpCall call = HttpCall.post(ADDRESS, HttpContent.json("{\"s3cret\":1}".getBytes()), Duration.ofSeconds(5))
                .header("Authorization", "Bearer s3cret");

        assertThat(call.toString())
                .contains("POST", "graph.example", "Authorization")
                .doesNotContain("s3cret");
        assertThat(call.content().toString()).doesNotContain("s3cret");
        assertThat(call.headers()).containsEntry("Authorization", "Bearer s3cret");
    }

    @Test
    void shouldShowNoSecretOfMediaPairingOrReply() {
        assertThat(new ResolvedMedia.Remote(ADDRESS, Map.of("Authorization", "Bearer s3cret"), null, null, null)
                        .toString())
                .doesNotContain("s3cret");
        assertThat(new PairingChallenge.QrCode("s3cret", Instant.EPOCH).toString())
                .doesNotContain("s3cret");
        assertThat(new PairingChallenge.PhoneCode("s3cret", Instant.EPOCH).toString())
                .doesNotContain("s3cret");
        assertThat(new HttpReply(200, Map.of("Set-Cookie", List.of("s3cret")), "s3cret".getBytes()).toString())
                .doesNotContain("s3cret");
    }

    @Test
    void shouldReadHeadersOfAReplyWhateverTheirCase() {
        HttpReply reply = new HttpReply(429, Map.of("Retry-After", List.of("7")), new byte[0]);

        assertThat(reply.header("retry-after")).contains("7");
        assertThat(reply.successful()).isFalse();
        assertThat(new HttpReply(201, Map.of(), "é".getBytes(java.nio.charset.StandardCharsets.UTF_8)).text())
                .isEqualTo("é");
    }

    @Test
    void shouldInsistOnATimeLimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpCall.get(ADDRESS, Duration.ZERO));
    }
}
