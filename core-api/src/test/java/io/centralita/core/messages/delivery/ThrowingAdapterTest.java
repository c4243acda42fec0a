package io.centralita.core.messages.delivery;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.centralita.core.channels.ReplacedAdapters;
import io.centralita.core.channels.health.SilenceWatch;
import io.centralita.core.channels.inbox.LaneLease;
import io.centralita.core.channels.inbox.LaneRef;
import io.centralita.core.channels.traffic.NumberGates;
import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.messages.WalkRig;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An adapter that throws when it is only looked at concerns its own number. */
@QuarkusTest
class ThrowingAdapterTest {

    @Inject
    WalkRig rig;

    @Inject
    ReplacedAdapters adapters;

    @Inject
    NumberGates gates;

    @Inject
    SilenceWatch watch;

    private WalkRig.Line well;
    private WalkRig.Line broken;

    @BeforeEach
    void connect() {
        well = rig.connect("http://127.0.0.1:9");
        broken = rig.connect(well.workspace(), "310000000000002", "http://127.0.0.1:9");
    }

    @Test
    void shouldLoseNoMessageOfAnotherNumberThatWasTaken() {
        for (var looks : List.of("state", "capabilities")) {
            adapters.replace(broken.channel(), looks, call -> {
                throw new IllegalStateException("broken");
            });
            var lane =
                    new DeliveryLane(new LaneLease(new LaneRef(well.workspace().id(), (short) 0), 1), gates);
            var first = message(well);
            lane.add(first);
            lane.add(message(broken));

            var turns = new LaneTurns();
            turns.join(lane);

            assertThat(turns.take(well.workspace().id(), 64))
                    .as(looks + "() throws")
                    .containsExactly(new LaneTurns.Turn(lane, first));
            gates.release(first.channel(), first.message());
        }
    }

    @Test
    void shouldStillLookForSilenceAtTheOthers() {
        adapters.replace(broken.channel(), "health", call -> {
            throw new NoClassDefFoundError("stranger/Rare");
        });

        assertThatCode(() -> watch.look(Duration.ofMinutes(10))).doesNotThrowAnyException();
    }

    @Test
    void shouldTellWhatCanBeSent() {
        deliver(well, text(NUMBER, "5511988880001", "wamid.1", "oi")).statusCode(200);
        await().until(() -> rig.settled(well) && rig.count(well, "conversations") == 1);
        adapters.replace(well.channel(), "state", call -> {
            throw new IllegalStateException("broken");
        });

        boolean delivering = well.workspace()
                .owner()
                .request()
                .get("/v1/conversations/" + rig.conversations(well).getString("data[0].id") + "/send-options")
                .then()
                .statusCode(200)
                .extract()
                .path("channel.delivering");

        assertThat(delivering).isFalse();
    }

    private static Outgoing message(WalkRig.Line line) {
        return new Outgoing(
                line.workspace().id(),
                MessageId.next(),
                ConversationId.next(),
                ChannelId.fromString(line.channel()),
                (short) 0,
                1,
                SendOrigin.REPLY,
                0,
                null);
    }
}
