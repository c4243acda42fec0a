package io.centralita.core.channels.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.context.ChannelStateStore;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.secrets.PlatformSecrets;
import io.centralita.core.messages.WalkRig;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An adapter's memory outlives the adapter, is written by whoever read it last, and lies sealed. */
@QuarkusTest
class DatabaseStateStoreTest {

    private static final byte[] NOTE = "a note of the adapter".getBytes(StandardCharsets.UTF_8);

    @Inject
    WalkRig rig;

    @Inject
    Database database;

    @Inject
    PlatformSecrets secrets;

    private WalkRig.Line line;

    @BeforeEach
    void connect() {
        line = rig.create("http://127.0.0.1:9");
    }

    @Test
    void shouldKeepWhatWasWritten() {
        assertThat(load(store()).version()).isZero();

        assertThat(replace(store(), 0, NOTE)).isEqualTo(1);
        assertThat(load(store()).blob()).isEqualTo(NOTE);

        assertThat(replace(store(), 1, new byte[] {7})).isEqualTo(2);
        assertThat(load(store()).blob()).containsExactly(7);
        assertThat(load(store()).version()).isEqualTo(2);
    }

    @Test
    void shouldTakeTheWordOfWhoeverReadTheLatestOnly() {
        replace(store(), 0, NOTE);

        assertThat(replace(store(), 0, new byte[] {1})).as("another first").isEqualTo(-1);
        assertThat(replace(store(), 5, new byte[] {1})).as("never read").isEqualTo(-1);
        assertThat(load(store()).blob()).isEqualTo(NOTE);
    }

    @Test
    void shouldLieSealed() {
        replace(store(), 0, NOTE);

        var stored = rig.ask(
                line, "select encode(blob, 'escape') from channel_states where workspace_id = $1", String.class);
        assertThat(stored).isNotEmpty().doesNotContain("note");
    }

    private ChannelStateStore store() {
        return new DatabaseStateStore(database, secrets, line.workspace().id(), ChannelId.fromString(line.channel()));
    }

    private static ChannelStateStore.StoredState load(ChannelStateStore store) {
        return store.load().toCompletableFuture().join();
    }

    /** The new version; -1 when it was not taken. */
    private static long replace(ChannelStateStore store, long expected, byte[] blob) {
        return store.replace(expected, blob).toCompletableFuture().join().orElse(-1);
    }
}
