package io.centralita.emulator;

import org.jspecify.annotations.Nullable;

/**
 * A file a customer sends.
 *
 * @param type image, video, audio, document or sticker
 * @param mimeType such as {@code image/jpeg} or {@code audio/ogg; codecs=opus}
 * @param bytes the content
 * @param caption text under it, or null
 * @param filename for documents, or null
 * @param voice whether an audio is a voice note
 */
@SuppressWarnings("ArrayRecordComponent")
public record Attachment(
        String type,
        String mimeType,
        byte[] bytes,
        @Nullable String caption,
        @Nullable String filename,
        boolean voice) {

    /** A picture. */
    public static Attachment image(String mimeType, byte[] bytes, @Nullable String caption) {
        return new Attachment("image", mimeType, bytes, caption, null, false);
    }

    /** A video. */
    public static Attachment video(String mimeType, byte[] bytes, @Nullable String caption) {
        return new Attachment("video", mimeType, bytes, caption, null, false);
    }

    /** A document with its name. */
    public static Attachment document(String mimeType, byte[] bytes, String filename, @Nullable String caption) {
        return new Attachment("document", mimeType, bytes, caption, filename, false);
    }

    /** A voice note: Opus in Ogg. */
    public static Attachment voiceNote(byte[] bytes) {
        return new Attachment("audio", "audio/ogg; codecs=opus", bytes, null, null, true);
    }

    /** A sticker in WebP. */
    public static Attachment sticker(byte[] bytes) {
        return new Attachment("sticker", "image/webp", bytes, null, null, false);
    }
}
