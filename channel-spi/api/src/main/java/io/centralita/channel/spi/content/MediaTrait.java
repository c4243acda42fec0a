package io.centralita.channel.spi.content;

/** What the bytes of a file say beyond its type, where providers take one and not the other. */
public enum MediaTrait {
    /** A WebP that moves. */
    ANIMATED,
    /** A WebP of one picture. */
    STILL,
    /** An Ogg that holds Opus. */
    OPUS,
    /** An Ogg that holds something else. */
    NOT_OPUS
}
