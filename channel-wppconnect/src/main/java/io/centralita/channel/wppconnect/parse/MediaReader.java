package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.wppconnect.json.Json;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A medium is fetched by the id of its message, since the bytes in the body come sometimes, and of voice notes often not. */
final class MediaReader {
    private static final int SHA256_BYTES = 32;

    private MediaReader() {}

    static MessageContent read(JsonNode message, WireId id, MediaKind kind) {
        String filename = Json.firstWord(message, "filename");
        String caption = kind == MediaKind.VOICE || kind == MediaKind.STICKER ? null : Json.word(message, "caption");
        Long size = Json.whole(message, "size");
        MediaReference reference = new MediaReference(
                id.raw(),
                null,
                Json.word(message, "mimetype"),
                sha256(Json.word(message, "filehash")),
                size != null && size >= 0 ? size : null);
        boolean repeated = caption != null && caption.equals(filename);
        boolean animated = kind == MediaKind.STICKER && Json.flag(message, "isAnimated");
        return new MessageContent.Media(kind, reference, repeated ? null : caption, filename, animated);
    }

    private static @Nullable String sha256(@Nullable String base64) {
        try {
            byte[] hash = base64 == null ? new byte[0] : Base64.getDecoder().decode(base64);
            return hash.length == SHA256_BYTES ? HexFormat.of().formatHex(hash) : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
