package io.centralita.channel.spi.content;

import org.jspecify.annotations.Nullable;

/**
 * What an interactive message shows above its words in place of a header of words.
 *
 * @param kind image, video or document
 * @param filename of a document; null: the file's own
 */
public record HeaderMedia(
        MediaKind kind, MediaSource source, @Nullable String filename) {}
