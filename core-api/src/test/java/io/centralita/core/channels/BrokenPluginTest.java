package io.centralita.core.channels;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.SpiRange;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.core.channels.context.ContextFactory;
import io.centralita.core.channels.health.Switches;
import io.centralita.core.channels.plugins.InstalledPlugin;
import io.centralita.core.channels.plugins.PluginOrigin;
import io.centralita.core.channels.store.ChannelStore;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.messages.WalkRig;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A plug-in that lacks a class in a branch it seldom takes. */
@QuarkusTest
@Timeout(60)
class BrokenPluginTest {

    private static final String OTHER = "310000000000002";

    @Inject
    WalkRig rig;

    @Inject
    ReplacedAdapters adapters;

    @Inject
    Database database;

    @Inject
    Vertx vertx;

    @Inject
    WorkspaceDirectory workspaces;

    @Inject
    ChannelStore store;

    @Inject
    RunningChannels running;

    @Inject
    ContextFactory contexts;

    @Inject
    Switches switches;

    @Inject
    ChannelStateWriter states;

    @Inject
    StoredStates truth;

    @Inject
    PluginThreads threads;

    private WalkRig.Line broken;

    @BeforeEach
    void connect() {
        broken = rig.connect("http://127.0.0.1:9");
    }

    @Test
    void shouldPutAsideWhatItCannotReadAndGoOnWithTheOtherNumbers() {
        var well = rig.connect(broken.workspace(), OTHER, "http://127.0.0.1:9");
        adapters.replace(broken.channel(), "parse", call -> {
            throw new NoClassDefFoundError("stranger/Rare");
        });

        for (var customer = 0; customer < 8; customer++) {
            deliver(broken, text(NUMBER, "551198888000" + customer, "wamid.broken" + customer, "lost"))
                    .statusCode(200);
            deliver(well, text(OTHER, "551198888000" + customer, "wamid.well" + customer, "kept"))
                    .statusCode(200);
        }

        await().until(() -> rig.settled(broken));
        assertThat(rig.count(broken, "messages")).isEqualTo(8);
        assertThat(rig.count(broken, "dead_letters")).isEqualTo(8);
        broken.workspace()
                .owner()
                .request()
                .get("/v1/dead-letters")
                .then()
                .body("data[0].cause_code", equalTo("unreadable"))
                .body("data[0].cause", containsString("stranger/Rare"));
    }

    @Test
    void shouldAnswerTheProviderWhoseCallItCannotReceive() {
        adapters.replace(broken.channel(), "receive", call -> {
            throw new NoClassDefFoundError("stranger/Rare");
        });

        deliver(broken, text(NUMBER, "5511988880001", "wamid.1", "lost"))
                .statusCode(500)
                .body("code", equalTo("internal_error"));
    }

    /** At the start it would keep every other number from running. */
    @Test
    void shouldGoOnWhenAnAdapterCannotBeMade() {
        var plugin = new Unmakeable();
        var keeper = new ChannelKeeper(
                vertx,
                database,
                workspaces,
                store,
                new PluginRegistry(List.of(InstalledPlugin.of(plugin, PluginOrigin.classPath(plugin)))),
                running,
                contexts,
                switches,
                states,
                truth,
                threads);
        var now = Instant.now();
        var channel = new Channel(
                broken.workspace().id(),
                ChannelId.next(),
                "unmakeable",
                "Unmakeable",
                null,
                ChannelConfig.of(Map.of()),
                DesiredState.RUNNING,
                "new",
                null,
                1,
                now,
                now);

        keeper.apply(channel);

        assertThat(running.whyAbsent(channel.id()))
                .hasValueSatisfying(why -> assertThat(why).contains("stranger/Rare"));
    }

    private static final class Unmakeable implements ChannelFactory {

        @Override
        public ChannelDescriptor descriptor() {
            return new ChannelDescriptor(
                    "unmakeable", "1", SpiRange.since("1.0"), "Unmakeable", "none", "{}", Set.of(), Set.of());
        }

        @Override
        public CompletionStage<List<ConfigFinding>> validate(
                ChannelConfig config, ValidationDepth depth, ChannelContext context) {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public ChannelAdapter create(ChannelConfig config, ChannelContext context) {
            throw new NoClassDefFoundError("stranger/Rare");
        }
    }
}
