package io.centralita.core.media.pictures;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;

/**
 * Makes a small JPEG of a JPEG, PNG or GIF: decoded at a fraction of its size, drawn anew on white, written anew. Nothing of the
 * original's bytes is in it; a photograph is upright. Blocks, and takes memory for the small one only, beside the reader's own.
 */
final class Shrinking {

    /** Pixels of the longer side. */
    static final int SIDE = 320;

    private static final float QUALITY = 0.8f;

    static {
        ImageIO.setUseCache(false);
    }

    private Shrinking() {}

    /** Empty when it cannot be decoded, or is larger than {@link PictureSize#MOST_PIXELS}. */
    static Optional<byte[]> shrink(byte[] picture) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return decoded(reader)
                        .map(Shrinking::drawn)
                        .map(small -> Orientation.upright(small, Orientation.of(picture)))
                        .map(Shrinking::written);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException undecodable) {
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> decoded(ImageReader reader) throws IOException {
        var size = new PictureSize(reader.getWidth(0), reader.getHeight(0));
        if (size.tooLarge()) {
            return Optional.empty();
        }
        var step = (int) Math.max(1, Math.max(size.width(), size.height()) / (2L * SIDE));
        var wanted = reader.getDefaultReadParam();
        wanted.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(reader.read(0, wanted));
    }

    private static BufferedImage drawn(BufferedImage image) {
        var longer = Math.max(image.getWidth(), image.getHeight());
        var factor = Math.min(1.0, (double) SIDE / longer);
        var width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        var height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = small.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        } finally {
            graphics.dispose();
        }
        return small;
    }

    private static byte[] written(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
