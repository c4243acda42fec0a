package io.centralita.channel.spi.context;

import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** A small memory of one channel, kept encrypted by the core: session keys, cursors. At most 1 MiB. */
public interface ChannelStateStore {

    CompletionStage<StoredState> load();

    /**
     * Writes if nobody wrote since.
     *
     * @param expectedVersion the version that was loaded; 0 when nothing was stored
     * @return the new version; empty when someone else wrote in between, so load again
     */
    CompletionStage<OptionalLong> replace(long expectedVersion, byte[] blob);

    /**
     * What is stored.
     *
     * @param version grows with every write; 0 when nothing is stored
     * @param blob empty when nothing is stored
     */
    @SuppressWarnings("ArrayRecordComponent")
    record StoredState(long version, byte[] blob) {
        public static final StoredState NOTHING = new StoredState(0, new byte[0]);

        @Override
        public String toString() {
            return "StoredState[version=" + version + ", " + blob.length + " bytes]";
        }
    }
}
