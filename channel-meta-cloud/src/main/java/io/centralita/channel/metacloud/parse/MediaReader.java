package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.json.Sha256;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import org.jspecify.annotations.Nullable;

/** Media as Meta names them: an id valid for 7 days, and since 2026 sometimes an address valid for 5 minutes. */
final class MediaReader {
    private MediaReader() {}

    static @Nullable MessageContent read(MediaKind kind, JsonNode media) {
        String id = Json.word(media, "id");
        if (id == null) {
            return null;
        }
        MediaReference reference = new MediaReference(
                id,
                Json.firstWord(media, "url", "link"),
                Json.word(media, "mime_type"),
                Sha256.hex(Json.word(media, "sha256")),
                Json.whole(media, "file_size"));
        return new MessageContent.Media(
                kind,
                reference,
                Json.text(media, "caption"),
                Json.word(media, "filename"),
                Json.flag(media, "animated"));
    }
}
