package io.centralita.core.channels.features;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * A QR code as a picture: a PNG of one bit a pixel within a {@code data:} URI. Written by hand, since a native image has no AWT.
 * As secret as the text it is drawn from.
 */
final class QrPicture {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PIXELS_A_MODULE = 4;

    private QrPicture() {}

    /** Null when no QR code can hold the text. */
    static @Nullable String of(String text) {
        try {
            return text.isEmpty() ? null : uri(png(modules(text)));
        } catch (WriterException tooLong) {
            return null;
        }
    }

    /** With the quiet zone of four modules that the standard wants. */
    private static BitMatrix modules(String text) throws WriterException {
        var plain = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
        Map<EncodeHintType, ?> hints = plain ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
        return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
    }

    private static String uri(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    private static byte[] png(BitMatrix modules) {
        var header = chunk("IHDR", header(modules.getWidth() * PIXELS_A_MODULE));
        var pixels = chunk("IDAT", deflated(rows(modules)));
        var end = chunk("IEND", new byte[0]);
        return ByteBuffer.allocate(SIGNATURE.length + header.length + pixels.length + end.length)
                .put(SIGNATURE)
                .put(header)
                .put(pixels)
                .put(end)
                .array();
    }

    /** Greyscale of one bit, not interlaced. */
    private static byte[] header(int side) {
        return ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 1).array();
    }

    /** Each begins with the filter, none; a set bit is white. */
    private static byte[] rows(BitMatrix modules) {
        var side = modules.getWidth() * PIXELS_A_MODULE;
        var length = 1 + (side + 7) / 8;
        var rows = new byte[side * length];
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                if (!modules.get(x / PIXELS_A_MODULE, y / PIXELS_A_MODULE)) {
                    rows[y * length + 1 + x / 8] |= (byte) (0x80 >> (x % 8));
                }
            }
        }
        return rows;
    }

    private static byte[] deflated(byte[] rows) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(rows);
            deflater.finish();
            var bytes = new byte[rows.length + 64];
            var length = deflater.deflate(bytes);
            return ByteBuffer.allocate(length).put(bytes, 0, length).array();
        } finally {
            deflater.end();
        }
    }

    private static byte[] chunk(String type, byte[] data) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }
}
