package io.centralita.channel.spi.content;

/** The type of a {@link MessageContent}, for a {@code switch}, for capabilities and for figures. */
public enum ContentType {
    TEXT,
    IMAGE,
    VIDEO,
    AUDIO,
    VOICE,
    DOCUMENT,
    STICKER,
    LOCATION,
    CONTACTS,
    INTERACTIVE,
    BUTTON_REPLY,
    LIST_REPLY,
    FLOW_REPLY,
    ORDER,
    POLL,
    POLL_VOTE,
    TEMPLATE,
    REACTION,
    SYSTEM_NOTE,
    UNSUPPORTED;

    public boolean isMedia() {
        return switch (this) {
            case IMAGE, VIDEO, AUDIO, VOICE, DOCUMENT, STICKER -> true;
            case TEXT,
                    LOCATION,
                    CONTACTS,
                    INTERACTIVE,
                    BUTTON_REPLY,
                    LIST_REPLY,
                    FLOW_REPLY,
                    ORDER,
                    POLL,
                    POLL_VOTE,
                    TEMPLATE,
                    REACTION,
                    SYSTEM_NOTE,
                    UNSUPPORTED -> false;
        };
    }
}
