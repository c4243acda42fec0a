package io.centralita.channel.spi.content;

/** What a medium is for the person who gets it. */
public enum MediaKind {
    IMAGE(ContentType.IMAGE),
    VIDEO(ContentType.VIDEO),
    AUDIO(ContentType.AUDIO),
    /** A voice note, recorded and played in the chat. */
    VOICE(ContentType.VOICE),
    DOCUMENT(ContentType.DOCUMENT),
    STICKER(ContentType.STICKER);

    private final ContentType type;

    MediaKind(ContentType type) {
        this.type = type;
    }

    public ContentType type() {
        return type;
    }
}
