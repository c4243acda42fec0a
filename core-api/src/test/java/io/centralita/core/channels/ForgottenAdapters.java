package io.centralita.core.channels;

import io.centralita.core.kernel.ids.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;

/** What a restart of the platform does to one channel: its next adapter knows what is stored, and nothing else. */
@ApplicationScoped
public class ForgottenAdapters {

    private final RunningChannels running;

    ForgottenAdapters(RunningChannels running) {
        this.running = running;
    }

    /** @param channel a stopped one */
    public void forget(String channel) {
        running.remove(ChannelId.fromString(channel)).ifPresent(gone -> {
            try {
                gone.context().close();
            } catch (Exception refused) {
                throw new IllegalStateException(refused);
            }
        });
    }
}
