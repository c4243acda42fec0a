package io.centralita.channel.metacloud.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.centralita.channel.metacloud.support.Door;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.testkit.fuzz.Choices;
import io.centralita.channel.testkit.fuzz.DamagedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies damaged in their structure and byte by byte: nothing crashes, nothing is lost, and storage gives back what was
 * attached. In a build the damage follows from seeds; with {@code JAZZER_FUZZ=1} Jazzer steers it by the branches it
 * reaches, without end (docs/write-a-channel.md).
 */
class ParserFuzzTest {
    private static final int ROUNDS = 6000;
    private static final int CHOICES = 160;
    private static final List<byte[]> BODIES =
            Fixtures.names().stream().map(Fixtures::body).toList();

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
    void shouldReadAnyTreeWithoutLosingAnElement(byte[] choices) {
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

    /** One or several recorded bodies as one, damaged. */
    private static byte[] damaged(Choices choices) {
        List<byte[]> bodies = new ArrayList<>();
        for (int more = choices.below(4); more >= 0; more--) {
            bodies.add(BODIES.get(choices.below(BODIES.size())));
        }
        return DamagedJson.of(bodies.size() == 1 ? bodies.get(0) : Elements.batch(bodies), choices);
    }

    /** Whether it was an envelope; whichever it was, everything that can be said of it holds. */
    private static boolean assertRead(byte[] body) {
        List<RawDelivery> deliveries = Door.deliveries(body);
        try {
            EnvelopeReader.items(body);
        } catch (PayloadException said) {
            assertThat(deliveries).singleElement().satisfies(whole -> {
                assertThat(whole.parsed()).isNull();
                assertThat(whole.body()).isEqualTo(body);
            });
            return false;
        }
        List<InboundEvent> events = new ArrayList<>();
        for (RawDelivery delivery : deliveries) {
            List<InboundEvent> some = Door.parsed(delivery);
            Elements.assertInLane(delivery, some);
            events.addAll(some);
        }
        Elements.assertNothingLost(Fixtures.tree(body), deliveries, events);
        Elements.assertKeys(events);
        return true;
    }

    @Test
    void shouldNoticeALossIfThereWereOne() {
        byte[] body = Fixtures.body("batch-mixed");
        List<InboundEvent> events = new ArrayList<>(Door.events(body));
        events.removeIf(event -> event instanceof MessageReceived || event instanceof MessageRevoked);
        assertThatThrownBy(() -> Elements.assertNothingLost(Fixtures.tree(body), Door.deliveries(body), events))
                .isInstanceOf(AssertionError.class);
        List<RawDelivery> fewer = Door.deliveries(body).subList(1, 2);
        assertThatThrownBy(() -> Elements.assertNothingLost(Fixtures.tree(body), fewer, Door.events(body)))
                .isInstanceOf(AssertionError.class);
    }
}
