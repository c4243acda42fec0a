package io.centralita.core.media.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A photograph taken with the camera on its side: the sensor's picture lies, the tag says how, the thumbnail is upright. */
class OrientationTest {

    private static final Color CORNER = Color.RED;

    /** A picture twice as wide as high, one corner red; for each orientation, where that corner is seen. */
    @ParameterizedTest
    @CsvSource({
        "1, left, top",
        "2, right, top",
        "3, right, bottom",
        "4, left, bottom",
        "5, left, top",
        "6, right, top",
        "7, right, bottom",
        "8, left, bottom"
    })
    void shouldPutAPhotographUpright(int orientation, String side, String end) throws IOException {
        var lying = tagged(jpeg(800, 400), orientation, ByteOrder.BIG_ENDIAN);

        var small =
                ImageIO.read(new ByteArrayInputStream(Shrinking.shrink(lying).orElseThrow()));

        var tall = orientation >= 5;
        assertThat(small.getWidth()).isEqualTo(tall ? 160 : 320);
        assertThat(small.getHeight()).isEqualTo(tall ? 320 : 160);
        for (var x : new String[] {"left", "right"}) {
            for (var y : new String[] {"top", "bottom"}) {
                assertThat(isRed(small, x, y)).as("%s %s", x, y).isEqualTo(x.equals(side) && y.equals(end));
            }
        }
    }

    @Test
    void shouldReadLittleEndianTagsToo() throws IOException {
        assertThat(Orientation.of(tagged(jpeg(40, 20), 6, ByteOrder.LITTLE_ENDIAN)))
                .isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 300})
    void shouldTakeNonsenseForUpright(int orientation) throws IOException {
        assertThat(Orientation.of(tagged(jpeg(40, 20), orientation, ByteOrder.BIG_ENDIAN)))
                .isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void shouldTakeWhatIsCutOffForUpright() throws IOException {
        var whole = tagged(jpeg(40, 20), 6, ByteOrder.BIG_ENDIAN);
        for (var length = 0; length < 40; length++) {
            var told = Orientation.of(Arrays.copyOf(whole, length));
            assertThat(told).isIn(Orientation.UPRIGHT, 6);
        }
        assertThat(Orientation.of("no picture".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void shouldNotFollowADirectoryOutOfTheSegment() throws IOException {
        var bytes = tagged(jpeg(40, 20), 6, ByteOrder.BIG_ENDIAN);
        ByteBuffer.wrap(bytes).putInt(16, Integer.MAX_VALUE);
        assertThat(Orientation.of(bytes)).isEqualTo(Orientation.UPRIGHT);
    }

    private static boolean isRed(BufferedImage picture, String side, String end) {
        var x = side.equals("left") ? 10 : picture.getWidth() - 11;
        var y = end.equals("top") ? 10 : picture.getHeight() - 11;
        var colour = new Color(picture.getRGB(x, y));
        return colour.getRed() > 200 && colour.getGreen() < 80;
    }

    /** White, the corner at the left and the top red. */
    private static byte[] jpeg(int width, int height) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(CORNER);
        graphics.fillRect(0, 0, width / 4, height / 4);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }

    /** As a camera writes it: the Exif segment right after the start of the image. */
    private static byte[] tagged(byte[] jpeg, int orientation, ByteOrder order) {
        var tiff = ByteBuffer.allocate(26).order(order);
        tiff.putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4d4d : 0x4949))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0);
        var exif = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
        var whole = ByteBuffer.allocate(jpeg.length + 4 + exif.length + tiff.capacity());
        whole.put(jpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (2 + exif.length + tiff.capacity()))
                .put(exif)
                .put(tiff.array())
                .put(jpeg, 2, jpeg.length - 2);
        return whole.array();
    }
}
