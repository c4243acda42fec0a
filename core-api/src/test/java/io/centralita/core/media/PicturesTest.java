package io.centralita.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thumbnails, and attack cases 69 and 70. */
@QuarkusTest
class PicturesTest {

    @Inject
    TestWorkspaces workspaces;

    private TestWorkspace here;

    @BeforeEach
    void openWorkspace() {
        here = workspaces.create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void shouldMakeASmallPictureAnew(String format) throws IOException {
        var original = picture(format, 1_600, 900);
        var medium = uploaded("image/" + format, original);

        var answer = here.agent()
                .request()
                .get("/v1/media/" + medium + "/thumbnail")
                .then()
                .statusCode(200)
                .header("Content-Type", "image/jpeg")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .extract()
                .asByteArray();

        var small = ImageIO.read(new ByteArrayInputStream(answer));
        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(small.getHeight()).isEqualTo(180);
        var middle = new Color(small.getRGB(160, 90));
        assertThat(middle.getRed()).isGreaterThan(200);
        assertThat(middle.getBlue()).isLessThan(60);
    }

    @Test
    void shouldKeepNothingThatHidesInThePicture() throws IOException {
        var hidden = "<script>alert(1)</script>";
        var polyglot = new ByteArrayOutputStream();
        polyglot.write(picture("jpeg", 3_000, 3_000));
        polyglot.write(hidden.getBytes(StandardCharsets.US_ASCII));
        var medium = uploaded("image/jpeg", polyglot.toByteArray());

        var thumbnail =
                here.agent().request().get("/v1/media/" + medium + "/thumbnail").asByteArray();

        assertThat(new String(thumbnail, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void shouldHaveNoThumbnailOfWhatIsNoPictureAndHideWhatMayNotBeSeen() throws IOException {
        var text = uploaded("text/plain", "hello".getBytes(StandardCharsets.US_ASCII));
        var broken = uploaded("image/png", Samples.png(5_000));
        var picture = uploaded("image/png", picture("png", 10, 10));

        here.agent()
                .request()
                .get("/v1/media/" + text + "/thumbnail")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
        here.agent().request().get("/v1/media/" + broken + "/thumbnail").then().statusCode(404);
        workspaces
                .create()
                .owner()
                .request()
                .get("/v1/media/" + picture + "/thumbnail")
                .then()
                .statusCode(404);
    }

    @Test
    void attack69ShouldRefuseAPictureBeyondMeasureWithoutDecodingIt() throws IOException {
        upload("image/png", pngHeader(50_000, 50_000))
                .statusCode(422)
                .body("errors[0].code", equalTo("too_many_pixels"));
        upload("image/png", pngHeader(-1, -1)).statusCode(422);
        upload("image/png", pngHeader(7_000, 7_000)).statusCode(201);
    }

    @Test
    void attack70ShouldRefuseArchivesThatNobodyShouldUnpack() throws IOException {
        archive(bomb()).statusCode(422).body("errors[0].code", equalTo("unpacks_too_large"));
        archive(zip("../../etc/cron.d/x")).statusCode(422).body("errors[0].code", equalTo("path_traversal"));
        archive(zip("a/..\\..\\x")).statusCode(422);
        archive(zip("/etc/passwd")).statusCode(422);
        archive(manyEntries()).statusCode(422).body("errors[0].code", equalTo("too_many_entries"));
        archive(symlink()).statusCode(422).body("errors[0].code", equalTo("symbolic_link"));
        archive("PK\u0003\u0004 and nothing more".getBytes(StandardCharsets.ISO_8859_1))
                .statusCode(422)
                .body("errors[0].code", equalTo("malformed"));

        archive(zip("word/document.xml")).statusCode(201);
    }

    private ValidatableResponse archive(byte[] bytes) {
        return upload("application/zip", bytes);
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 64; megabyte++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] manyEntries() throws IOException {
        var names = new String[10_001];
        for (var at = 0; at < names.length; at++) {
            names[at] = Integer.toString(at);
        }
        return zip(names);
    }

    /** The entry's external attributes say that it is a link: the upper half is a Unix mode. */
    private static byte[] symlink() throws IOException {
        var bytes = ByteBuffer.wrap(zip("link")).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (var at = 0; at < bytes.capacity() - 4; at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                bytes.putInt(at + 38, 0xa1ff << 16);
            }
        }
        return bytes.array();
    }

    private static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        var sum = new CRC32();
        sum.update(header.array());
        return ByteBuffer.allocate(33)
                .put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(13)
                .put(header.array())
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private String uploaded(String type, byte[] bytes) {
        return upload(type, bytes).statusCode(201).extract().path("id");
    }

    private ValidatableResponse upload(String type, byte[] bytes) {
        return here.agent()
                .request()
                .contentType(type)
                .body(bytes)
                .post("/v1/media")
                .then();
    }
}
