package io.centralita.core.messages;

import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A file in what is sent: {@code media_id}, {@code link} or {@code provider_media_id}, beside a {@code type} where it is a part. */
final class MediaFields {

    private MediaFields() {}

    static MediaSource source(JsonFields fields) {
        var given = List.of("media_id", "link", "provider_media_id").stream()
                .filter(fields::has)
                .toList();
        if (given.size() != 1) {
            throw fields.invalid("media_id", "one_of", "Give exactly one of media_id, link and provider_media_id.");
        }
        var link = fields.optionalLink("link");
        if (link != null) {
            return new MediaSource.Link(link);
        }
        var provider = fields.optionalText("provider_media_id", 256);
        if (provider != null) {
            return new MediaSource.ProviderId(provider);
        }
        return new MediaSource.Stored(StoredMediaRef.of(fields, "media_id"));
    }

    static MediaKind kind(JsonFields fields, MediaKind... taken) {
        var type = fields.text("type", 10);
        return Arrays.stream(taken)
                .filter(kind -> wire(kind).equals(type))
                .findFirst()
                .orElseThrow(() -> fields.invalid(
                        "type",
                        "unknown_value",
                        "Give " + Arrays.stream(taken).map(MediaFields::wire).collect(Collectors.joining(" or "))
                                + "."));
    }

    static String wire(MediaKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
