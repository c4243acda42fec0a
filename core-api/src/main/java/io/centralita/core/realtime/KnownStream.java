package io.centralita.core.realtime;

import io.centralita.core.kernel.ids.StreamId;

/** A stream as it is known by its id. */
public record KnownStream(StreamId id, Interest interest) {}
