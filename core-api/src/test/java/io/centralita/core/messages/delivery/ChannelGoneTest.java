package io.centralita.core.messages.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.centralita.channel.testkit.Inbound;
import io.centralita.core.channels.ForgottenAdapters;
import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.messages.WalkRig;
import io.centralita.core.testing.MemoryLine;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A channel that leaves this node between a message's turn and its call. */
@QuarkusTest
class ChannelGoneTest {

    @Inject
    WalkRig rig;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations sql;

    @Inject
    ForgottenAdapters adapters;

    @Inject
    DeliveryLanes lanes;

    @Inject
    Dispatches dispatches;

    @Inject
    Dispatcher dispatcher;

    @Test
    void shouldQueueAgainWhatNoPluginWasGiven() throws Exception {
        var line = MemoryLine.connect(workspaces.create(), Map.of());
        var walk = new WalkRig.Line(line.workspace(), line.channel());
        line.hear(Inbound.aMessage().from("5511988880001").saying("oi").build());
        await().until(() -> rig.settled(walk) && rig.count(walk, "conversations") == 1);
        line.post(":pause", Map.of()).statusCode(200);
        String conversation = rig.conversations(walk).getString("data[0].id");
        line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", "hello")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202);
        var head = head(line);
        var lane = lanes.owned(head).orElseThrow();
        var turn = dispatches
                .move(lane.lease(), head)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        var go = assertInstanceOf(Dispatches.Turn.Go.class, turn);
        assertThat(state(walk)).isEqualTo("dispatching");

        adapters.forget(line.channel());
        dispatcher.call(lane, go.outgoing(), go.since());

        await().until(() -> !"dispatching".equals(state(walk)));
        assertThat(state(walk)).isEqualTo("queued");
    }

    private Outgoing head(MemoryLine line) {
        var row = sql.execute(
                        line.workspace().id(),
                        "select message_id, conversation_id, lane, seq from outbox where workspace_id = $1")
                .iterator()
                .next();
        return new Outgoing(
                line.workspace().id(),
                new MessageId(row.getUUID(0)),
                new ConversationId(row.getUUID(1)),
                ChannelId.fromString(line.channel()),
                row.getShort(2),
                row.getLong(3),
                SendOrigin.REPLY,
                0,
                null);
    }

    private String state(WalkRig.Line line) {
        return rig.ask(line, "select state from outbox where workspace_id = $1", String.class);
    }
}
