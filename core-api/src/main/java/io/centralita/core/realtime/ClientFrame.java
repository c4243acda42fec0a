package io.centralita.core.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.kernel.ids.StreamId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client may say. {@code ref} is its own mark, echoed in the answer. */
sealed interface ClientFrame {

    /** @param from null for "now" */
    record Identify(
            @Nullable String ref, JsonNode subs, @Nullable Long from) implements ClientFrame {}

    record Resume(@Nullable String ref, StreamId stream, UUID epoch, long lastSeq) implements ClientFrame {}

    record Ack(long seq) implements ClientFrame {}

    record Ping(long t) implements ClientFrame {}

    record Pong() implements ClientFrame {}

    record Signal(String type, JsonNode data) implements ClientFrame {}

    record Auth(@Nullable String ref, String token) implements ClientFrame {}
}
