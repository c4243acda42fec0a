package io.centralita.channel.metacloud.send;

import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.MediaTrait;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendResult;
import org.jspecify.annotations.Nullable;

/** What Meta takes by more than a file's type. Source: Meta, "Media", 2026-06: supported audio, stickers. */
final class MediaTraitRules {
    /** In bytes; one that moves may have what is told as the limit of stickers. */
    private static final long STILL_STICKER = 100 * 1024;

    private MediaTraitRules() {}

    /** Null when the file is taken, or nothing is known of its bytes. */
    static @Nullable SendResult refusal(StoredMedia media, String mime, ContentLimits limits) {
        boolean typed = limits.mimeTypes().contains(mime);
        if (typed && mime.equals("image/webp") && media.size() > STILL_STICKER && has(media, MediaTrait.STILL)) {
            return SendResult.rejected(
                    ErrorKind.MEDIA, "a sticker that does not move has at most " + STILL_STICKER + " bytes");
        }
        return typed && mime.equals("audio/ogg") && has(media, MediaTrait.NOT_OPUS)
                ? SendResult.rejected(ErrorKind.MEDIA, "of Ogg files only those with Opus are taken")
                : null;
    }

    private static boolean has(StoredMedia media, MediaTrait trait) {
        return media.traits().contains(trait);
    }
}
