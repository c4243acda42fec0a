package io.centralita.core.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.messages.WalkRig;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunningChannelsTest {

    @Inject
    WalkRig rig;

    @Inject
    RunningChannels channels;

    @Inject
    ReplacedAdapters adapters;

    /** A send that came in the gap was shown as unknown. */
    @Test
    void shouldNeverLackAChannelThatIsChanged() {
        var line = rig.connect("http://127.0.0.1:9");
        var running = channels.find(ChannelId.fromString(line.channel())).orElseThrow();
        var changing = new AtomicBoolean(true);
        var looks = CompletableFuture.supplyAsync(() -> {
            var missed = 0;
            while (changing.get()) {
                missed += channels.find(running.id()).isEmpty() ? 1 : 0;
                missed += channels.sibling(running, WalkRig.NUMBER).isEmpty() ? 1 : 0;
            }
            return missed;
        });

        for (var change = 0; change < 300_000; change++) {
            channels.put(running);
        }
        changing.set(false);

        assertThat(looks.join()).isZero();
    }

    /** The hook asks siblings in the middle of another number's call. */
    @Test
    void shouldPassOverAPluginThatFailsToTellItsAccount() {
        var line = rig.connect("http://127.0.0.1:9");
        var running = channels.find(ChannelId.fromString(line.channel())).orElseThrow();
        var account = running.account().orElseThrow();
        assertThat(channels.ofAccount(running, account)).hasSize(1);

        adapters.replace(line.channel(), "accountId", call -> {
            throw new NoClassDefFoundError("stranger/Account");
        });

        assertThat(channels.ofAccount(running, account)).isEmpty();
    }

    @Test
    void shouldForgetTheKeyThatANumberNoLongerHas() {
        var line = rig.connect("http://127.0.0.1:9");
        var running = channels.find(ChannelId.fromString(line.channel())).orElseThrow();

        channels.put(new RunningChannel(running.channel().keyed("another"), running.adapter(), running.context()));

        assertThat(channels.sibling(running, "another")).isPresent();
        assertThat(channels.sibling(running, WalkRig.NUMBER)).isEmpty();
    }
}
