package io.centralita.emulator.network;

import io.vertx.core.buffer.Buffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps media up to a number of bytes; the oldest leave first. Safe for any thread. */
public final class MediaStore {

    private final ProviderIds ids;
    private final long most;
    private final Map<String, Media> byId = new LinkedHashMap<>();
    private long held;

    /** Keeps so many bytes. */
    public MediaStore(ProviderIds ids, long most) {
        this.ids = ids;
        this.most = most;
    }

    /** Stores a file of a number. */
    public synchronized Media put(String phoneNumberId, String mimeType, Buffer bytes) {
        Media media = Media.of(ids.media(), phoneNumberId, mimeType, bytes);
        byId.put(media.id(), media);
        held += bytes.length();
        Iterator<Media> oldest = byId.values().iterator();
        while (held > most && byId.size() > 1) {
            held -= oldest.next().bytes().length();
            oldest.remove();
        }
        return media;
    }

    /** The file with this id. */
    public synchronized Optional<Media> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Forgets a file. */
    public synchronized void delete(String id) {
        Media gone = byId.remove(id);
        if (gone != null) {
            held -= gone.bytes().length();
        }
    }
}
