package io.centralita.channel.wppconnect.send;

import static io.centralita.channel.testkit.SpiAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.testkit.Outbound;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.wppconnect.support.ServerStandIn;
import io.centralita.channel.wppconnect.support.Wire;
import io.centralita.channel.wppconnect.support.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The server's tellings of our own messages: they settle what was in doubt and are nobody's new messages. */
class DoubtTest {
    private final World world = new World().online();

    private Outbound toAna(String ourId) {
        return world.message().withId(ourId).to(Identity.waId("5511988880001")).saying("qual deles?");
    }

    private void doubtful(String ourId) {
        world.server.mood(ProviderMood.SILENT);
        assertThat(world.send(toAna(ourId))).isUnknown();
        world.server.mood(ProviderMood.ACCEPTS);
    }

    private String rest() {
        long now = world.context.clock().instant().getEpochSecond();
        return ",'type':'chat','body':'qual deles?','t':" + now + ",'from':'" + Wire.US + "','to':'" + Wire.ANA + "'";
    }

    private byte[] ack(long ack) {
        return Wire.event("onack", "'id':{'_serialized':'" + Wire.OUT + "'},'ack':" + ack + rest());
    }

    private byte[] echo(String id, long ack) {
        return Wire.event("onselfmessage", "'id':'" + id + "','fromMe':true,'ack':" + ack + rest());
    }

    private static void assertSettled(List<InboundEvent> events, String ourId, DeliveryStatus status) {
        assertThat(events).first().isInstanceOfSatisfying(StatusChanged.class, settled -> {
            assertThat(settled.ourId()).isEqualTo(ourId);
            assertThat(settled.providerMessageId()).isEqualTo(Wire.OUT);
            assertThat(settled.status()).isEqualTo(status);
        });
    }

    @Test
    void shouldSettleASendInDoubtByItsAcknowledgement() {
        doubtful("ours-1");
        assertThat(world.channel.health().oldestUnacknowledged()).isNotNull();
        List<InboundEvent> events = world.told(ack(2));
        assertThat(events).hasSize(2);
        assertSettled(events, "ours-1", DeliveryStatus.DELIVERED);
        assertThat(world.channel.health().oldestUnacknowledged()).isNull();
    }

    /** What the core was told may not have been stored, and the server tells nothing twice. */
    @Test
    void shouldTellWhatSettlesASendWithEveryAcknowledgementAndEchoOfIt() {
        doubtful("ours-1");
        world.told(ack(1));
        assertSettled(world.told(ack(2)), "ours-1", DeliveryStatus.DELIVERED);
        assertSettled(world.told(echo(Wire.OUT + "_out", 2)), "ours-1", DeliveryStatus.DELIVERED);
    }

    @Test
    void shouldLookForASendThatWasSettledAndMayNotHaveBeenStoredUntilItIs() {
        doubtful("ours-1");
        world.told(ack(1));
        world.server.answering(
                "get-messages",
                ServerStandIn.json(
                        200, "{'status':'success','response':[{'id':'" + Wire.OUT + "_out','ack':1" + rest() + "}]}"));
        world.core.away(true);
        world.later(Duration.ofSeconds(9));
        world.core.away(false);
        world.later(Duration.ofSeconds(30));
        assertThat(world.delivered()).hasSize(1);
        assertSettled(world.delivered(), "ours-1", DeliveryStatus.SENT);
        assertThat(world.told(ack(2)))
                .as("it is stored now")
                .singleElement()
                .isInstanceOfSatisfying(
                        StatusChanged.class, read -> assertThat(read.ourId()).isNull());
    }

    @Test
    void shouldSettleItAsFailedWhenTheServerSaysSo() {
        doubtful("ours-1");
        assertSettled(world.told(ack(-1)), "ours-1", DeliveryStatus.FAILED);
    }

    @Test
    void shouldSettleItByTheEchoAndShowNoSecondMessage() {
        doubtful("ours-1");
        List<InboundEvent> events = world.told(echo(Wire.OUT + "_out", 1));
        assertThat(events).hasSize(1);
        assertSettled(events, "ours-1", DeliveryStatus.SENT);
    }

    @Test
    void shouldLookForItWhenNobodyTells() {
        doubtful("ours-1");
        String now = String.valueOf(world.context.clock().instant().getEpochSecond());
        String old =
                "{'id':'true_" + Wire.ANA + "_3EB0OLDER','type':'chat','body':'qual deles?','ack':3,'t':1700000000}";
        world.server.answering(
                "get-messages",
                ServerStandIn.json(
                        200,
                        "{'status':'success','response':[" + old + ",{'id':'" + Wire.OUT
                                + "_out','type':'chat','body':'qual deles?','ack':1,'t':" + now + "}]}"));
        world.later(Duration.ofSeconds(9));
        assertThat(world.delivered()).hasSize(1);
        assertSettled(world.delivered(), "ours-1", DeliveryStatus.SENT);
        int calls = world.server.calls("get-messages").size();
        world.later(Duration.ofSeconds(30));
        assertThat(world.server.calls("get-messages")).hasSize(calls);
    }

    @Test
    void shouldLeaveNoTimerWhenStoppedInDoubt() {
        doubtful("ours-1");
        world.channel.stop(Duration.ofSeconds(1)).toCompletableFuture().join();
        assertThat(world.context.scheduler().pending()).isZero();
    }

    @Test
    void shouldNotTakeAnEchoOfItsOwnMessageForOneWrittenOnThePhone() {
        SendResult result = world.send(toAna("ours-1"));
        String id = ((SendResult.Accepted) result).providerMessageId();
        assertThat(world.told(echo(id + "_out", 1))).isEmpty();
    }

    @Test
    void shouldRecogniseTheEchoThatComesBeforeTheAnswer() {
        world.server.mood(ProviderMood.HANGS);
        CompletableFuture<SendResult> open =
                world.channel.send(toAna("ours-1").build()).toCompletableFuture();
        assertThat(world.told(echo(Wire.OUT + "_out", 0))).isEmpty();
        assertSettled(world.told(echo(Wire.OUT + "_out", 1)), "ours-1", DeliveryStatus.SENT);
        world.server.release();
        assertThat(open.join()).isUnknown();
    }

    @Test
    void shouldShowWhatWasReallyWrittenOnThePhone() {
        doubtful("ours-1");
        byte[] other = Wire.event(
                "onselfmessage",
                "'id':'true_" + Wire.ANA + "_3EB0PHONE_out','type':'chat','body':'outra coisa','t':1795500001,'ack':1,"
                        + "'to':'" + Wire.ANA + "'");
        assertThat(world.told(other)).singleElement().isInstanceOf(MessageReceived.class);
    }

    @Test
    void shouldNotShowItsOwnReactionAgain() {
        world.send(toAna("ours-1").with(new MessageContent.Reaction(Wire.IN, "👍")));
        byte[] told = Wire.event(
                "onreactionmessage",
                "'id':{'_serialized':'true_" + Wire.ANA + "_3EB0R1'},'msgId':'" + Wire.IN
                        + "','reactionText':'👍','timestamp':1795500020000");
        assertThat(world.told(told)).isEmpty();
        assertThat(world.told(told)).hasSize(1);
    }

    /** The core settles it by that. */
    @Test
    void shouldTellTheEchoOfAReactionInDoubt() {
        world.server.mood(ProviderMood.SILENT);
        assertThat(world.send(toAna("ours-1").with(new MessageContent.Reaction(Wire.IN, "👍"))))
                .isUnknown();
        assertThat(world.told(Wire.event(
                        "onreactionmessage",
                        "'id':{'_serialized':'true_" + Wire.ANA + "_3EB0R1'},'msgId':'" + Wire.IN
                                + "','reactionText':'👍','timestamp':1795500020000")))
                .hasSize(1);
    }

    @Test
    void shouldCountAMessageAsOpenUntilTheNetworkHasIt() {
        String id = ((SendResult.Accepted) world.send(toAna("ours-1"))).providerMessageId();
        assertThat(world.channel.health().oldestUnacknowledged()).isNotNull();
        assertThat(world.channel.health().lastAcknowledgement()).isNull();
        world.told(Wire.event("onack", "'id':'" + id + "','ack':1,'t':1795500000"));
        assertThat(world.channel.health().oldestUnacknowledged()).isNull();
        assertThat(world.channel.health().lastAcknowledgement()).isNotNull();
    }

    @Test
    void shouldNotWaitForAnAcknowledgementThatOvertookTheAnswer() {
        world.server.answering("send-message", call -> {
            world.told(Wire.event("onack", "'id':'" + Wire.OUT + "','ack':1,'t':1795500000"));
            return ServerStandIn.json(201, "{'response':[{'id':'" + Wire.OUT + "','ack':0}]}");
        });
        assertThat(world.send(toAna("ours-1"))).isAccepted();
        assertThat(world.channel.health().oldestUnacknowledged()).isNull();
    }

    @Test
    void shouldForgetALostMessageOnceLaterOnesAreAcknowledged() {
        world.send(toAna("lost"));
        world.context.clock().advance(Duration.ofMinutes(61));
        assertThat(world.channel.health().oldestUnacknowledged()).isNotNull();
        String id = ((SendResult.Accepted) world.send(toAna("ours-2"))).providerMessageId();
        world.told(Wire.event("onack", "'id':'" + id + "','ack':1,'t':1795500000"));
        assertThat(world.channel.health().oldestUnacknowledged()).isNull();
    }
}
