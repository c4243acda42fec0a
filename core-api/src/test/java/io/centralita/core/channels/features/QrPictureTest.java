package io.centralita.core.channels.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.PairingChallenge;
import io.centralita.core.kernel.ids.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QrPictureTest {

    private static final String SECRET = "2@Zm9v/YmFyK0Jheg==,c2VjcmV0,cXJ+dGV4dA==";

    @ParameterizedTest
    @MethodSource
    void shouldBeReadAsTheTextItWasDrawnFrom(String text) throws Exception {
        assertThat(QrReading.text(String.valueOf(QrPicture.of(text)))).isEqualTo(text);
    }

    /** The second is as long as WhatsApp's. */
    static Stream<String> shouldBeReadAsTheTextItWasDrawnFrom() {
        return Stream.of("1", SECRET.repeat(6), "Olá 👋", "x".repeat(2_000));
    }

    @Test
    void shouldHaveFourPixelsAModuleAndAQuietZone() throws Exception {
        var picture = QrReading.picture(String.valueOf(QrPicture.of("1")));

        assertThat(picture.getWidth()).isEqualTo((21 + 8) * 4);
        assertThat(picture.getHeight()).isEqualTo(picture.getWidth());
        assertThat(picture.getColorModel().getPixelSize()).isEqualTo(1);
        assertThat(picture.getRGB(15, 15)).isEqualTo(0xffffffff);
        assertThat(picture.getRGB(16, 16)).isEqualTo(0xff000000);
    }

    @Test
    void shouldBeNothingWhereNoCodeHoldsTheText() {
        assertThat(QrPicture.of("x".repeat(3_000))).isNull();
        assertThat(QrPicture.of("")).isNull();
    }

    @Test
    void shouldKeepTheSecretOutOfWords() {
        var challenge = PairingView.Challenge.of(new PairingChallenge.QrCode(SECRET, Instant.EPOCH));
        var view = new PairingView(ChannelId.next(), List.of("qr"), "pairing", null, challenge);

        assertThat(challenge.image()).startsWith("data:image/png;base64,");
        assertThat(view.toString()).doesNotContain("data:").doesNotContain(SECRET);
    }
}
