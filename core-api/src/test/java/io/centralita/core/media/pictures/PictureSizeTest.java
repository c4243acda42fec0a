package io.centralita.core.media.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void shouldReadTheSizeFromTheFirstBytes(String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(321, 123, BufferedImage.TYPE_INT_RGB), format, bytes);

        var head = Arrays.copyOf(bytes.toByteArray(), Math.min(bytes.size(), 4_096));

        assertThat(PictureSize.of(head)).contains(new PictureSize(321, 123));
    }

    @ParameterizedTest
    @CsvSource({
        "52494646240000005745425056503858 0a00000000000000 3f0100 7a0000, 320, 123",
        "5249464624000000574542505650384c 0a0000002f3fc11e00 0000000000, 320, 124",
        "52494646240000005745425056503820 0a0000000000009d012a 4001 7b00, 320, 123"
    })
    void shouldReadTheThreeKindsOfWebp(String hex, long width, long height) {
        var head = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(PictureSize.of(Arrays.copyOf(head, 30))).contains(new PictureSize(width, height));
    }

    @Test
    void shouldNotBeLedAstrayByAnyBytes() {
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++) {
            var bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            if (bytes.length > 4 && round % 2 == 0) {
                bytes[0] = (byte) 0xff;
                bytes[1] = (byte) 0xd8;
                bytes[2] = (byte) 0xff;
            }
            assertThat(PictureSize.of(bytes)).isNotNull();
        }
    }

    @Test
    void shouldSayWhatIsTooLargeWithoutOverflow() {
        assertThat(new PictureSize(0xffff_ffffL, 0xffff_ffffL).tooLarge()).isTrue();
        assertThat(new PictureSize(50_000_001L, 1).tooLarge()).isTrue();
        assertThat(new PictureSize(7_000, 7_000).tooLarge()).isFalse();
    }
}
