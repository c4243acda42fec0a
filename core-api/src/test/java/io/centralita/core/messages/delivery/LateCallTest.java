package io.centralita.core.messages.delivery;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.core.channels.PluginThreads;
import io.centralita.core.channels.inbox.LaneLease;
import io.centralita.core.channels.traffic.NumberGates;
import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.messages.WalkRig;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P15: whoever comes to the call later than its lease is sure to be its own does not call, and says so. */
@QuarkusTest
class LateCallTest {

    private static final String ANA = "5511988880041";
    private static final int THREADS = 4;
    private static final long OURS = 77;

    @Inject
    WalkRig rig;

    @Inject
    PluginThreads threads;

    @Inject
    Dispatcher dispatcher;

    @Inject
    NumberGates gates;

    private final CountDownLatch standstill = new CountDownLatch(1);
    private WhatsAppEmulator emulator;
    private WalkRig.Line line;
    private String conversation;

    @BeforeEach
    void connect() {
        emulator = WhatsAppEmulator.start(EmulatorOptions.defaults().withFullLedger());
        line = rig.connect(emulator);
        assertThat(emulator.customer(ANA, "Ana")
                        .sends(NUMBER)
                        .text("Olá")
                        .await()
                        .delivered())
                .isTrue();
        await().until(() -> rig.settled(line));
        conversation = rig.conversations(line).getString("data[0].id");
    }

    @AfterEach
    void close() {
        standstill.countDown();
        emulator.close();
    }

    @Test
    void shouldSendOnceWhatItWasTooLateFor() {
        standStill();
        String message = send();
        await().until(() -> rig.ask(
                        line,
                        "select coalesce(max(attempts), 0)::int from outbox where workspace_id = $1",
                        Integer.class)
                > 1);
        assertThat(emulator.ledger().countOf(message)).isZero();

        standstill.countDown();

        await().until(() -> status(message).equals("delivered"));
        assertThat(emulator.ledger().countOf(message)).isEqualTo(1);
    }

    /** The next owner holds it in doubt, hears that nobody called, and sends it. */
    @Test
    void shouldLeaveItToTheOwnerAfterIt() {
        standStill();
        String message = send();
        anotherNodeTakesTheLanes();
        await().until(() -> rig.ask(line, "select state from outbox where workspace_id = $1", String.class)
                .equals("queued"));
        standstill.countDown();
        rig.run(line, "update lanes set leased_until = now() - interval '1 second' where workspace_id = $1");

        await().until(() -> status(message).equals("delivered"));
        assertThat(emulator.ledger().countOf(message)).isEqualTo(1);
    }

    /** A paused process: it wakes after the row has moved, and no timer of its own was quicker. */
    @Test
    void shouldNotCallWhenItWakes() {
        anotherNodeTakesTheLanes();
        String message = send();
        rig.run(
                line,
                "update outbox set state = 'dispatching', attempts = 1, dispatched_at = now(), fence = " + OURS
                        + " where workspace_id = $1");
        var outgoing = outgoing(MessageId.fromString(message));
        var lane = new DeliveryLane(new LaneLease(outgoing.ref(), OURS), gates);

        dispatcher.call(lane, outgoing, System.nanoTime() - LaneLease.SURE.toNanos());

        await().until(() -> rig.count(line, "outbox") == 0
                || rig.ask(line, "select state from outbox where workspace_id = $1", String.class)
                        .equals("queued"));
        assertThat(emulator.ledger().countOf(message)).isZero();
        assertThat(rig.count(line, "outbox")).isOne();
    }

    private Outgoing outgoing(MessageId message) {
        return new Outgoing(
                line.workspace().id(),
                message,
                ConversationId.fromString(conversation),
                ChannelId.fromString(line.channel()),
                (short) 0,
                1,
                SendOrigin.REPLY,
                0,
                new Outgoing.Letter(IdentitySet.of(Identity.waId(ANA)), new MessageContent.Text("late", false), null));
    }

    private void anotherNodeTakesTheLanes() {
        rig.run(
                line,
                "update lanes set owner = gen_random_uuid(), fence = fence + 1,"
                        + " leased_until = now() + interval '1 hour' where workspace_id = $1");
    }

    /** All threads on which this node could call. */
    private void standStill() {
        for (var thread = 0; thread < THREADS; thread++) {
            threads.send("meta-cloud", () -> {
                try {
                    standstill.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                return CompletableFuture.completedFuture(null);
            });
        }
    }

    private String send() {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", "late")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private String status(String message) {
        return line.workspace()
                .owner()
                .request()
                .get("/v1/messages/" + message)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }
}
