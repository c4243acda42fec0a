package io.centralita.core.messages.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.channels.inbox.LaneLease;
import io.centralita.core.channels.inbox.LaneRef;
import io.centralita.core.channels.traffic.NumberGates;
import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.store.OutboxRows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Memory is shared out by number and urgency: the backlog of one takes no room from another. */
@QuarkusTest
class DeliveryLaneTest {

    private static final WorkspaceId WORKSPACE = WorkspaceId.next();

    @Inject
    NumberGates gates;

    private final ChannelId held = ChannelId.next();
    private List<OutboxRows.Open> taken;
    private DeliveryLane lane;

    @BeforeEach
    void fillWithANumberThatIsHeld() {
        lane = new DeliveryLane(new LaneLease(new LaneRef(WORKSPACE, (short) 0), 1), gates);
        taken = rows(held, SendOrigin.CAMPAIGN, "queued", 3 * DeliveryLane.READ_AT_ONCE);
        lane.beginRead();
        lane.add(taken);
        lane.endRead();
    }

    @Test
    void shouldHaveRoomForAnotherNumber() {
        var other = rows(ChannelId.next(), SendOrigin.REPLY, "unknown", 1);
        lane.add(other);
        assertThat(doubtful()).containsExactly(other.get(0).message());
    }

    @Test
    void shouldHaveRoomForRepliesOfTheSameNumber() {
        var reply = rows(held, SendOrigin.REPLY, "unknown", 1);
        lane.add(reply);
        assertThat(doubtful()).containsExactly(reply.get(0).message());
    }

    @Test
    void shouldHaveNoRoomForMoreOfTheSame() {
        lane.add(rows(held, SendOrigin.CAMPAIGN, "unknown", 1));
        assertThat(doubtful()).isEmpty();
    }

    @Test
    void shouldWantMoreOnceLittleIsLeftOfWhatWasCut() {
        assertThat(lane.wantsMore()).isFalse();
        taken.forEach(row -> lane.settle(outgoing(row), new Verdict.Done()));
        assertThat(lane.wantsMore()).isTrue();
        lane.beginRead();
        assertThat(lane.wantsMore()).as("while it reads").isFalse();
    }

    private List<MessageId> doubtful() {
        return lane.doubtful().stream().map(Outgoing::message).toList();
    }

    private static Outgoing outgoing(OutboxRows.Open row) {
        return new Outgoing(
                WORKSPACE, row.message(), row.conversation(), row.channel(), (short) 0, 1, row.origin(), 0, null);
    }

    private static List<OutboxRows.Open> rows(ChannelId channel, SendOrigin origin, String state, int many) {
        return IntStream.range(0, many)
                .mapToObj(at -> new OutboxRows.Open(
                        MessageId.next(), ConversationId.next(), channel, 1, state, 0, Duration.ofMinutes(1), origin))
                .toList();
    }
}
