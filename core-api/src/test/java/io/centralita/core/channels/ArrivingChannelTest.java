package io.centralita.core.channels;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.testkit.memory.InMemoryWire;
import io.centralita.core.channels.inbox.Inbox;
import io.centralita.core.channels.store.ChannelStore;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.messages.WalkRig;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What comes for a channel that another node made a moment ago: the row is there, this node has not looked yet. */
@QuarkusTest
class ArrivingChannelTest {

    private static final String SECRET = "a secret of the test";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    TestWorkspaces workspaces;

    @Inject
    Inbox inbox;

    @Inject
    Database database;

    @Inject
    ChannelStore store;

    @Inject
    WalkRig rig;

    /** Another node took it, this one owns its lane. */
    @RepeatedTest(3)
    void shouldKeepWhatAnotherNodeTookUntilItKnowsTheChannel() throws Exception {
        var workspace = workspaces.create();
        var channel = madeElsewhere(workspace);

        inbox.accept(workspace.id(), channel, delivery("m-1"))
                .toCompletionStage()
                .toCompletableFuture()
                .get();

        var line = new WalkRig.Line(workspace, channel.toString());
        await().until(() -> rig.settled(line));
        assertThat(rig.count(line, "dead_letters")).as("dead letters").isZero();
        assertThat(rig.count(line, "messages")).isEqualTo(1);
    }

    @RepeatedTest(3)
    void shouldTakeACallForAChannelThatAnotherNodeMade() {
        var workspace = workspaces.create();
        var channel = madeElsewhere(workspace);

        given().headers(Map.of("X-In-Memory-Secret", SECRET))
                .contentType(InMemoryWire.CONTENT_TYPE)
                .body(InMemoryWire.encode(message("m-2")))
                .post("/hooks/" + channel)
                .then()
                .statusCode(200);

        var line = new WalkRig.Line(workspace, channel.toString());
        await().until(() -> rig.settled(line) && rig.count(line, "messages") == 1);
    }

    @RepeatedTest(3)
    void shouldNotHoldADeliveryForMisdirectedWhoseNumberAnotherNodeConnected() {
        var line = rig.connect("http://127.0.0.1:9");
        var number = "310000000000002";
        insert(
                line.workspace(),
                "meta-cloud",
                number,
                Map.of(
                        "phone_number_id",
                        number,
                        "waba_id",
                        "209900000000001",
                        "access_token",
                        WalkRig.TOKEN,
                        "app_secret",
                        WalkRig.SECRET,
                        "verify_token",
                        WalkRig.VERIFY,
                        "graph_base_url",
                        "http://127.0.0.1:9"));

        deliver(line, text(number, "5511988880001", "wamid.sibling", "hi")).statusCode(200);

        await().until(() -> rig.settled(line));
        assertThat(rig.count(line, "dead_letters")).as("dead letters").isZero();
        assertThat(rig.count(line, "messages")).isEqualTo(1);
    }

    @Test
    void shouldStillSayNoForAChannelThatIsNowhere() {
        given().body("{}").post("/hooks/" + ChannelId.next()).then().statusCode(404);
        given().body("{}").post("/hooks/" + NUMBER).then().statusCode(404);
    }

    private ChannelId madeElsewhere(TestWorkspace workspace) {
        return insert(
                workspace,
                "in-memory",
                null,
                Map.of("secret", SECRET, "provider", UUID.randomUUID().toString()));
    }

    private ChannelId insert(TestWorkspace workspace, String plugin, @Nullable String key, Map<String, Object> config) {
        var now = Instant.now();
        var channel = new Channel(
                workspace.id(),
                ChannelId.next(),
                plugin,
                "Made elsewhere",
                key,
                ChannelConfig.of(config),
                DesiredState.RUNNING,
                "new",
                null,
                1,
                now,
                now);
        database.inWorkspace(workspace.id(), connection -> store.insert(connection, channel))
                .await()
                .atMost(PATIENCE);
        return channel.id();
    }

    private static RawDelivery delivery(String id) {
        var event = message(id);
        return new RawDelivery(
                null,
                Peer.of(Identity.waId("5511988880001")).key(),
                InMemoryWire.encode(event),
                InMemoryWire.CONTENT_TYPE,
                null);
    }

    private static InboundEvent message(String id) {
        return MessageReceived.live(
                id, Instant.now(), Peer.of(Identity.waId("5511988880001")), MessageContent.Text.of("first words"));
    }
}
