package io.centralita.channel.testkit;

import io.centralita.channel.spi.content.StoredMedia;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A stored medium whose bytes come only after {@link #release}. Safe for any thread. */
public final class SlowMedia implements StoredMedia {

    private final StoredMedia media;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean released;

    public SlowMedia(StoredMedia media) {
        this.media = media;
    }

    @Override
    public String mimeType() {
        return media.mimeType();
    }

    @Override
    public @Nullable String filename() {
        return media.filename();
    }

    @Override
    public long size() {
        return media.size();
    }

    @Override
    public Flow.Publisher<ByteBuffer> open() {
        Flow.Publisher<ByteBuffer> bytes = media.open();
        return subscriber -> whenReleased(() -> bytes.subscribe(subscriber));
    }

    private void whenReleased(Runnable step) {
        synchronized (waiting) {
            if (!released) {
                waiting.add(step);
                return;
            }
        }
        step.run();
    }

    /** Lets the bytes come, on the calling thread where somebody waits for them. */
    public void release() {
        List<Runnable> steps;
        synchronized (waiting) {
            released = true;
            steps = List.copyOf(waiting);
            waiting.clear();
        }
        steps.forEach(Runnable::run);
    }
}
