package io.centralita.channel.wppconnect.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.testkit.fuzz.Choices;
import io.centralita.channel.testkit.fuzz.DamagedJson;
import io.centralita.channel.wppconnect.support.Fixtures;
import io.centralita.channel.wppconnect.support.Reading;
import io.centralita.channel.wppconnect.webhook.WebhookDoor;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies damaged in their structure and byte by byte: nothing crashes, nothing is lost, and storage gives back what was
 * attached. In a build the damage follows from seeds; with {@code JAZZER_FUZZ=1} Jazzer steers it by the branches it
 * reaches, without end (docs/write-a-channel.md).
 */
class ParserFuzzTest {
    private static final int ROUNDS = 12_000;
    private static final int CHOICES = 160;
    private static final List<byte[]> BODIES =
            Fixtures.names().stream().map(Fixtures::body).toList();
    private static final Set<String> OF_NO_USE =
            Set.of("onpresencechanged", "location", "onreactionmessage", "onrevokedmessage", "onack");
    private static final Set<String> NOISE =
            Set.of("e2e_notification", "notification", "notification_template", "broadcast_notification", "protocol");

    static Stream<byte[]> bodies() {
        return BODIES.stream();
    }

    static Stream<byte[]> choices() {
        return Stream.of(0, 1, 2, 3, 4).map(seed -> {
            byte[] choices = new byte[CHOICES];
            new Random(seed).nextBytes(choices);
            return choices;
        });
    }

    @MethodSource("bodies")
    @FuzzTest(maxDuration = "1h")
    void shouldReadAnyBytesOrSayThatItCannot(byte[] body) {
        assertRead(body);
    }

    @MethodSource("choices")
    @FuzzTest(maxDuration = "1h")
    void shouldReadAnyTreeWithoutLosingIt(byte[] choices) {
        assertRead(damaged(Choices.of(choices)));
    }

    @Test
    void shouldReadWhatIsDamagedInItsStructure() {
        int read = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            byte[] body = damaged(Choices.ofSeed(seed, CHOICES));
            try {
                read += assertRead(body) ? 1 : 0;
            } catch (AssertionError | RuntimeException fault) {
                throw new AssertionError("seed " + seed, fault);
            }
        }
        assertThat(read).isBetween(ROUNDS / 2, ROUNDS - 1);
    }

    @Test
    void shouldReadWhatIsDamagedByteByByte() {
        Random random = new Random(7);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = BODIES.get(round % BODIES.size()).clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                body[random.nextInt(body.length)] =
                        (byte) (random.nextBoolean() ? '0' + random.nextInt(75) : random.nextInt());
            }
            read += assertRead(body) ? 1 : 0;
        }
        assertThat(read).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
    }

    private static byte[] damaged(Choices choices) {
        return DamagedJson.of(BODIES.get(choices.below(BODIES.size())), choices);
    }

    /** Whether it could be read; whichever it was, everything that can be said of it holds. */
    private static boolean assertRead(byte[] body) {
        WebhookDoor.Entry entry = WebhookDoor.entry(body, Reading.NOW);
        RawDelivery delivery = entry.delivery();
        assertThat(delivery.body()).isEqualTo(body);
        Told told = entry.told();
        if (told == null) {
            assertThat(delivery.parsed()).isNull();
            assertThatThrownBy(() -> WebhookDoor.parse(delivery)).isInstanceOf(PayloadException.class);
            return false;
        }
        assertThat(Reading.events(body)).isEqualTo(told.events());
        assertUseless(Fixtures.tree(body), told);
        told.events().forEach(event -> assertInLane(delivery, event));
        return true;
    }

    /** Nothing is told only by what is known to be of no use. */
    private static void assertUseless(JsonNode tree, Told told) {
        if (!told.events().isEmpty()) {
            return;
        }
        boolean ofNoUse = OF_NO_USE.contains(told.event())
                || NOISE.contains(tree.path("type").asText())
                || WireId.of(tree.get("id"))
                        .filter(id -> !id.chat().isPerson() && !id.chat().isGroup())
                        .isPresent();
        assertThat(ofNoUse).as("%s", tree).isTrue();
    }

    private static void assertInLane(RawDelivery delivery, InboundEvent event) {
        assertThat(event.dedupKey()).isNotBlank().hasSizeLessThanOrEqualTo(400);
        if (event instanceof MessageReceived message) {
            String lane = message.group() == null
                    ? message.peer().key()
                    : Identity.group(message.group().id()).key();
            assertThat(delivery.peerKey()).isEqualTo(lane);
        }
    }

    @Test
    void shouldNoticeALossIfThereWereOne() {
        JsonNode message = Fixtures.tree(Fixtures.body("onmessage-text"));
        Told nothing = Told.nothingOfUse("onmessage");
        assertThatThrownBy(() -> assertUseless(message, nothing)).isInstanceOf(AssertionError.class);
    }
}
