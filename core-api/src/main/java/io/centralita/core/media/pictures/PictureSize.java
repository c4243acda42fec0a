package io.centralita.core.media.pictures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a picture says of its size, read from its first bytes; nothing is decoded. Formats: PNG (IHDR), GIF (logical screen),
 * JPEG (first start of frame), WebP (VP8, VP8L, VP8X).
 */
public record PictureSize(long width, long height) {

    /** More is not decoded, and not taken from callers. */
    public static final long MOST_PIXELS = 50_000_000L;

    public boolean tooLarge() {
        return width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS;
    }

    /** Empty when the bytes are no such picture, or do not reach to where it says its size. */
    public static Optional<PictureSize> of(byte[] head) {
        if (starts(head, 0, "\u0089PNG\r\n\u001a\n") && starts(head, 12, "IHDR") && head.length >= 24) {
            var bytes = ByteBuffer.wrap(head);
            return Optional.of(new PictureSize(unsigned(bytes.getInt(16)), unsigned(bytes.getInt(20))));
        }
        if (starts(head, 0, "GIF8") && head.length >= 10) {
            return Optional.of(new PictureSize(little(head, 6, 2), little(head, 8, 2)));
        }
        if (starts(head, 0, "RIFF") && starts(head, 8, "WEBP") && head.length >= 30) {
            return webp(head);
        }
        return starts(head, 0, "\u00ff\u00d8") ? jpeg(head) : Optional.empty();
    }

    private static Optional<PictureSize> webp(byte[] head) {
        if (starts(head, 12, "VP8X")) {
            return Optional.of(new PictureSize(1 + little(head, 24, 3), 1 + little(head, 27, 3)));
        }
        if (starts(head, 12, "VP8L")) {
            var bits = little(head, 21, 4);
            return Optional.of(new PictureSize(1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff)));
        }
        return starts(head, 12, "VP8 ")
                ? Optional.of(new PictureSize(little(head, 26, 2) & 0x3fff, little(head, 28, 2) & 0x3fff))
                : Optional.empty();
    }

    /** Walks from segment to segment; each says how long it is. */
    private static Optional<PictureSize> jpeg(byte[] head) {
        var at = 2;
        while (at + 9 <= head.length && (head[at] & 0xff) == 0xff) {
            var marker = head[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
            } else if (isFrame(marker)) {
                return Optional.of(new PictureSize(big(head, at + 7), big(head, at + 5)));
            } else {
                at += 2 + (int) big(head, at + 2);
            }
        }
        return Optional.empty();
    }

    /** SOF0 to SOF15 but DHT, JPG and DAC, which stand between them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean starts(byte[] bytes, int at, String signs) {
        var wanted = signs.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + wanted.length
                && new String(bytes, at, wanted.length, StandardCharsets.ISO_8859_1).equals(signs);
    }

    private static long unsigned(int value) {
        return value & 0xffff_ffffL;
    }

    private static long big(byte[] bytes, int at) {
        return (bytes[at] & 0xffL) << 8 | bytes[at + 1] & 0xffL;
    }

    private static long little(byte[] bytes, int at, int count) {
        var value = 0L;
        for (var place = 0; place < count; place++) {
            value |= (bytes[at + place] & 0xffL) << (8 * place);
        }
        return value;
    }
}
