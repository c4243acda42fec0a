package io.centralita.channel.spi.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookRequestTest {

    private final WebhookRequest request = new WebhookRequest(
            "post",
            Map.of("hub.mode", List.of("subscribe")),
            Map.of("X-Hub-Signature-256", List.of("sha256=ab", "second")),
            "private words".getBytes());

    @Test
    void shouldFindHeadersWhateverTheirCase() {
        assertThat(request.header("x-hub-signature-256")).contains("sha256=ab");
        assertThat(request.header("X-HUB-SIGNATURE-256")).contains("sha256=ab");
        assertThat(request.header("absent")).isEmpty();
        assertThat(request.queryValue("hub.mode")).contains("subscribe");
        assertThat(request.method()).isEqualTo("POST");
    }

    @Test
    void shouldNotShowWhatItCarries() {
        assertThat(request.toString())
                .doesNotContain("sha256", "private", "subscribe")
                .contains("13 bytes");
    }

    @Test
    void shouldRefuseOnlyWithAClientError() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookAnswer.Refused(500, "x", "y"));
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookAnswer.Refused(200, "x", "y"));
    }
}
