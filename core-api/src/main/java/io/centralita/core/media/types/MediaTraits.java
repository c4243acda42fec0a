package io.centralita.core.media.types;

import io.centralita.channel.spi.content.MediaTrait;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds {@link MediaTrait}s in the first bytes of a file. Sources: RFC 9649 (WebP), RFC 3533 and RFC 7845 (Opus in Ogg). */
public final class MediaTraits {

    private static final int CHUNK = 12;
    private static final int FLAGS = 20;
    private static final int ANIMATION = 0x02;
    private static final int FIRST_PAGE = 28;

    private MediaTraits() {}

    public static Set<MediaTrait> of(byte[] head, String detectedType) {
        return switch (detectedType) {
            case "image/webp" -> Set.of(moves(head) ? MediaTrait.ANIMATED : MediaTrait.STILL);
            case "audio/ogg" -> Set.of(stands(head, FIRST_PAGE, "OpusHead") ? MediaTrait.OPUS : MediaTrait.NOT_OPUS);
            default -> Set.of();
        };
    }

    /** As they are kept. */
    public static String[] wire(Set<MediaTrait> traits) {
        return traits.stream().map(MediaTrait::name).sorted().toArray(String[]::new);
    }

    public static Set<MediaTrait> ofWire(String @Nullable [] wire) {
        return wire == null
                ? Set.of()
                : Arrays.stream(wire).map(MediaTrait::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Only the extended form can hold an animation, and says so in its flags. */
    private static boolean moves(byte[] head) {
        return stands(head, CHUNK, "VP8X") && head.length > FLAGS && (head[FLAGS] & ANIMATION) != 0;
    }

    private static boolean stands(byte[] head, int at, String signs) {
        return head.length >= at + signs.length()
                && new String(head, at, signs.length(), StandardCharsets.ISO_8859_1).equals(signs);
    }
}
