package io.centralita.channel.spi.content;

import java.net.URI;

/** Where the bytes of a medium are. */
public sealed interface MediaSource
        permits MediaSource.Link, MediaSource.ProviderId, MediaSource.Stored, MediaReference {

    /** Outbound: the provider fetches it from a public address. */
    record Link(URI uri) implements MediaSource {}

    /** Outbound: the provider has it already, under this id. */
    record ProviderId(String id) implements MediaSource {}

    /** Outbound: the core has it; the plug-in uploads it. */
    record Stored(StoredMedia media) implements MediaSource {}
}
