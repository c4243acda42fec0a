package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.core.JsonGenerator;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Media by id or by link, exactly one of them. */
final class MediaBody {
    private MediaBody() {}

    static void write(JsonGenerator json, MessageContent.Media media, UploadedMedia uploaded) throws IOException {
        String type = typeOf(media.kind());
        json.writeStringField("type", type);
        json.writeObjectFieldStart(type);
        source(json, media.source(), uploaded);
        SimpleBodies.optional(json, "caption", media.caption());
        if (media.kind() == MediaKind.DOCUMENT) {
            SimpleBodies.optional(json, "filename", filename(media.filename(), media.source()));
        }
        if (media.kind() == MediaKind.VOICE) {
            json.writeBooleanField("voice", true);
        }
        json.writeEndObject();
    }

    static void source(JsonGenerator json, MediaSource source, UploadedMedia uploaded) throws IOException {
        if (source instanceof MediaSource.Link link) {
            json.writeStringField("link", link.uri().toString());
        } else {
            json.writeStringField("id", uploaded.idOf(source));
        }
    }

    static String typeOf(MediaKind kind) {
        return switch (kind) {
            case IMAGE -> "image";
            case VIDEO -> "video";
            case AUDIO, VOICE -> "audio";
            case DOCUMENT -> "document";
            case STICKER -> "sticker";
        };
    }

    static @Nullable String filename(@Nullable String given, MediaSource source) {
        return given == null && source instanceof MediaSource.Stored stored
                ? stored.media().filename()
                : given;
    }
}
