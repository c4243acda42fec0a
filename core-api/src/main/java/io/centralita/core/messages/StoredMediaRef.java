package io.centralita.core.messages;

import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.ids.MediaId;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A medium of the platform's store named by its id only; replaced by the medium itself before anything is sent. */
public record StoredMediaRef(MediaId id) implements StoredMedia {

    static StoredMediaRef of(JsonFields fields, String name) {
        try {
            return new StoredMediaRef(MediaId.fromString(fields.text(name, 64)));
        } catch (MalformedIdException malformed) {
            throw fields.invalid(name, "malformed_id", "An id of the form med_… is required here.");
        }
    }

    @Override
    public String mimeType() {
        throw unresolved();
    }

    @Override
    public @Nullable String filename() {
        throw unresolved();
    }

    @Override
    public long size() {
        throw unresolved();
    }

    @Override
    public Flow.Publisher<ByteBuffer> open() {
        throw unresolved();
    }

    private static IllegalStateException unresolved() {
        return new IllegalStateException("a medium that was not looked up");
    }
}
