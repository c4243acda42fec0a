package io.centralita.core.media.pictures;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera was held: the Exif tag 0x0112 of a JPEG, 1 to 8, and the turn that puts the picture upright. Source: Exif 2.32,
 * section 4.6.4; TIFF 6.0, section 2.
 */
final class Orientation {

    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private Orientation() {}

    /** {@link #UPRIGHT} for everything that says nothing else, or cannot be read. */
    static int of(byte[] picture) {
        try {
            return jpeg(ByteBuffer.wrap(picture));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException unreadable) {
            return UPRIGHT;
        }
    }

    private static int jpeg(ByteBuffer picture) {
        if (picture.getShort() != (short) 0xffd8) {
            return UPRIGHT;
        }
        while (picture.remaining() > 4) {
            var marker = picture.getShort() & 0xffff;
            var length = picture.getShort() & 0xffff;
            if (marker < 0xff00 || marker == 0xffda || length < 2) {
                return UPRIGHT;
            }
            var segment = picture.slice(picture.position(), length - 2);
            if (marker == 0xffe1 && isExif(segment)) {
                return tiff(segment.slice(EXIF.length, segment.limit() - EXIF.length));
            }
            picture.position(picture.position() + length - 2);
        }
        return UPRIGHT;
    }

    private static boolean isExif(ByteBuffer segment) {
        return segment.remaining() > EXIF.length
                && segment.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF));
    }

    private static int tiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xffff;
        for (var entry = 0; entry < entries; entry++) {
            var at = directory + 2 + 12 * entry;
            if ((tiff.getShort(at) & 0xffff) == TAG && tiff.getShort(at + 2) == SHORT) {
                var told = tiff.getShort(at + 8);
                return told >= 1 && told <= 8 ? told : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** The picture as it was seen. */
    static BufferedImage upright(BufferedImage lying, int orientation) {
        if (orientation == UPRIGHT) {
            return lying;
        }
        var swapped = orientation >= 5;
        var upright = new BufferedImage(
                swapped ? lying.getHeight() : lying.getWidth(),
                swapped ? lying.getWidth() : lying.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        var graphics = upright.createGraphics();
        try {
            graphics.setBackground(Color.WHITE);
            graphics.drawImage(lying, turn(orientation, lying.getWidth(), lying.getHeight()), null);
        } finally {
            graphics.dispose();
        }
        return upright;
    }

    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
