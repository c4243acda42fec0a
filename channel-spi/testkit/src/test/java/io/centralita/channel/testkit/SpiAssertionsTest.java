package io.centralita.channel.testkit;

import static io.centralita.channel.testkit.SpiAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.EventType;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What an author says of a channel's results holds, or fails. */
class SpiAssertionsTest {

    private static final InboundEvent MESSAGE = Inbound.aMessage()
            .withId("m-1")
            .at(Instant.parse("2026-11-24T09:00:00Z"))
            .from(Peer.of(Identity.waId("5511900000001"), Identity.bsuid("BR.1"))
                    .named("Ana"))
            .saying("oi")
            .answering("m-0")
            .build();
    private static final InboundEvent PICTURE =
            Inbound.aMessage().showing(MediaKind.IMAGE, "file-1", "image/png").build();
    private static final InboundEvent STATUS = Inbound.aStatus("m-2", DeliveryStatus.READ);

    @Test
    void shouldHoldOfAnEventThatIsSo() {
        assertThat(MESSAGE)
                .isOfType(EventType.MESSAGE_RECEIVED)
                .happenedAt("2026-11-24T09:00:00Z")
                .hasDedupKey(MESSAGE.dedupKey())
                .isFrom(Identity.waId("5511900000001"), Identity.bsuid("BR.1"))
                .isFromSomeoneNamed("Ana")
                .hasContent(ContentType.TEXT)
                .says("oi")
                .answers("m-0");
        assertThat(PICTURE)
                .hasContent(
                        MessageContent.Media.class, media -> assertThat(PICTURE).hasContent(media.type()));
        assertThat(STATUS).saysMessageIs("m-2", DeliveryStatus.READ);
    }

    @Test
    void shouldFailOfAnEventThatIsNot() {
        fail(List.of(
                () -> assertThat(MESSAGE).isOfType(EventType.STATUS_CHANGED),
                () -> assertThat(MESSAGE).happenedAt("2026-11-24T09:00:01Z"),
                () -> assertThat(MESSAGE).hasDedupKey("another"),
                () -> assertThat(MESSAGE).isFrom(Identity.waId("5511900000002")),
                () -> assertThat(MESSAGE).isFromSomeoneNamed("Bruno"),
                () -> assertThat(MESSAGE).says("olá"),
                () -> assertThat(PICTURE).says("oi"),
                () -> assertThat(PICTURE).answers("m-0"),
                () -> assertThat(MESSAGE).hasContent(ContentType.IMAGE),
                () -> assertThat(MESSAGE).saysMessageIs("m-1", DeliveryStatus.READ),
                () -> assertThat(STATUS).says("oi"),
                () -> assertThat(STATUS).saysMessageIs("m-2", DeliveryStatus.SENT),
                () -> assertThat(STATUS).saysMessageIs("m-1", DeliveryStatus.READ),
                () -> assertThat(STATUS).failedBecause(ErrorKind.CONTENT, "1")));
    }

    @Test
    void shouldHoldOfAResultThatIsSo() {
        assertThat(SendResult.accepted("m-1")).isAccepted().isAcceptedAs("m-1");
        assertThat(new SendResult.Rejected(SendError.of(ErrorKind.AUTH, "190", "expired")))
                .isRejected(ErrorKind.AUTH, "190");
        assertThat(throttled(Duration.ofSeconds(1), ErrorKind.RATE_PAIR)).isThrottled();
        assertThat(new SendResult.Unknown("no answer")).isUnknown();
    }

    @Test
    void shouldFailOfAResultThatIsNot() {
        SendResult accepted = SendResult.accepted("m-1");
        SendResult rejected = SendResult.rejected(ErrorKind.AUTH, "expired");
        fail(List.of(
                () -> assertThat(rejected).isAccepted(),
                () -> assertThat(accepted).isAcceptedAs("m-2"),
                () -> assertThat(accepted).isRejected(ErrorKind.AUTH),
                () -> assertThat(rejected).isRejected(ErrorKind.CONTENT),
                () -> assertThat(rejected).isRejected(ErrorKind.AUTH, "190"),
                () -> assertThat(rejected).isThrottled(),
                () -> assertThat(throttled(Duration.ZERO, ErrorKind.RATE_PAIR)).isThrottled(),
                () -> assertThat(throttled(Duration.ofSeconds(1), ErrorKind.CONTENT))
                        .isThrottled(),
                () -> assertThat(accepted).isUnknown()));
    }

    private static SendResult throttled(Duration pause, ErrorKind kind) {
        return new SendResult.Throttled(pause, SendError.of(kind, "1", "slower"));
    }

    private static void fail(List<ThrowingCallable> claims) {
        for (int at = 0; at < claims.size(); at++) {
            assertThatExceptionOfType(AssertionError.class).as("claim " + at).isThrownBy(claims.get(at));
        }
    }
}
