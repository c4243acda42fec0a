package io.centralita.emulator.wppconnect;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A PNG that stands for a QR code: a pattern that differs for each code. The emulated phone takes the code's text, it
 * reads no pictures.
 */
final class CodePicture {

    private static final int CELLS = 16;
    private static final int SCALE = 8;
    private static final int SIDE = CELLS * SCALE;
    private static final byte[] HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private CodePicture() {}

    static Buffer png(String code) {
        Buffer header = Buffer.buffer().appendInt(SIDE).appendInt(SIDE).appendBytes(new byte[] {1, 0, 0, 0, 0});
        return Buffer.buffer(HEAD)
                .appendBuffer(chunk("IHDR", header.getBytes()))
                .appendBuffer(chunk("IDAT", deflated(pixels(sha256(code)))))
                .appendBuffer(chunk("IEND", new byte[0]));
    }

    private static byte[] pixels(byte[] pattern) {
        int line = 1 + SIDE / 8;
        byte[] pixels = new byte[line * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int cell = 0; cell < CELLS; cell++) {
                int bit = (y / SCALE) * CELLS + cell;
                boolean white = ((pattern[(bit / 8) % pattern.length] >> (bit % 8)) & 1) == 0;
                pixels[y * line + 1 + cell] = (byte) (white ? 0xff : 0);
            }
        }
        return pixels;
    }

    private static Buffer chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        return Buffer.buffer()
                .appendInt(data.length)
                .appendBytes(name)
                .appendBytes(data)
                .appendUnsignedInt(check.getValue());
    }

    private static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(data);
            deflater.finish();
            Buffer out = Buffer.buffer();
            byte[] part = new byte[1024];
            while (!deflater.finished()) {
                out.appendBytes(part, 0, deflater.deflate(part));
            }
            return out.getBytes();
        } finally {
            deflater.end();
        }
    }

    private static byte[] sha256(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
