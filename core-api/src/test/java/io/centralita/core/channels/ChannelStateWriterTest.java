package io.centralita.core.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.messages.WalkRig;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChannelStateWriterTest {

    @Inject
    WalkRig rig;

    @Inject
    RunningChannels running;

    @Inject
    ChannelStateWriter states;

    /** The database was away when an adapter told it, and the adapter tells a state once. */
    @Test
    void shouldWriteLaterWhatCouldNotBeWrittenWhenItWasTold() {
        try (var emulator = WhatsAppEmulator.start(EmulatorOptions.defaults())) {
            shouldWriteLater(online(emulator));
        }
    }

    /** A node that lacked the plug-in said so; or this one, before it was installed. */
    @Test
    void shouldTakeBackThatANumberCannotRunWhenItRunsHere() {
        try (var emulator = WhatsAppEmulator.start(EmulatorOptions.defaults())) {
            var line = online(emulator);
            rig.ask(
                    line,
                    "update channels set state = 'failed', state_reason = 'plugin_missing' where workspace_id = $1"
                            + " returning 1",
                    Integer.class);

            await().until(() -> state(line).equals("online"));
        }
    }

    /** As the one of a node that ends, or of the plug-in a number was moved from: its own end is not the number's. */
    @Test
    void shouldNotTakeTheWordOfAnAdapterThatServesTheNumberNoLonger() {
        try (var emulator = WhatsAppEmulator.start(EmulatorOptions.defaults())) {
            var line = online(emulator);
            var before = rig.facts(line, "channel.state_changed");
            var context = running.find(ChannelId.fromString(line.channel()))
                    .orElseThrow()
                    .context();

            context.leaves();
            context.events().stateChanged(ChannelState.of(ChannelStatus.STOPPED, Instant.now()));

            await().during(Duration.ofSeconds(1)).until(() -> state(line).equals("online"));
            assertThat(rig.facts(line, "channel.state_changed")).isEqualTo(before);
        }
    }

    private WalkRig.Line online(WhatsAppEmulator emulator) {
        var line = rig.connect(emulator);
        await().until(() -> state(line).equals("online"));
        return line;
    }

    private void shouldWriteLater(WalkRig.Line line) {
        var channel =
                running.find(ChannelId.fromString(line.channel())).orElseThrow().channel();
        var release = new CompletableFuture<Void>();
        var held = rig.holding(line, "select id from channels where workspace_id = $1 for update", release);
        states.write(channel, ChannelState.because(ChannelStatus.DEGRADED, "told_once", "a test", Instant.now()));
        await().until(() -> rig.waitsForALock(line, "update channels"));
        assertThat(rig.ask(
                        line,
                        "select bool_and(pg_terminate_backend(pid)) from pg_stat_activity where $1::uuid is not null"
                                + " and wait_event_type = 'Lock' and query like 'update channels%'",
                        Boolean.class))
                .isTrue();
        release.complete(null);
        held.join();

        await().until(() -> state(line).equals("degraded"));
        assertThat(rig.facts(line, "channel.state_changed")).isPositive();
    }

    private String state(WalkRig.Line line) {
        return rig.ask(line, "select state from channels where workspace_id = $1", String.class);
    }
}
