package io.centralita.core.messages.types;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A small file of each kind, with the bytes its type begins with. */
final class TypeSamples {

    private TypeSamples() {}

    static byte[] bytes(String type) {
        return switch (type) {
            case "image" -> png();
            case "video" -> starting("\0\0\0\u0018ftypmp42");
            case "audio" -> starting("ID3\u0003");
            case "voice" -> starting("OggS\0\u0002\0\0\0\0\0\0\0\0\1\2\3\4\0\0\0\0\0\0\0\0\1\u0013OpusHead\1\1");
            case "document" -> "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
            case "sticker" -> Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
            default -> throw new IllegalArgumentException(type);
        };
    }

    static String mimeType(String type) {
        return switch (type) {
            case "image" -> "image/png";
            case "video" -> "video/mp4";
            case "audio" -> "audio/mpeg";
            case "voice" -> "audio/ogg";
            case "document" -> "application/pdf";
            case "sticker" -> "image/webp";
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static byte[] starting(String magic) {
        return Arrays.copyOf(magic.getBytes(StandardCharsets.ISO_8859_1), 400);
    }

    private static byte[] png() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
