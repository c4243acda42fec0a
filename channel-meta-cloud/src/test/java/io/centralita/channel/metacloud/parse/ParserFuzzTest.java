package io.centralita.channel.metacloud.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.support.Door;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.metacloud.support.Mutator;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bodies damaged at random: nothing crashes, nothing is lost, and storage gives back what was attached. */
class ParserFuzzTest {
    private static final int ROUNDS = 6000;
    private static final List<JsonNode> ENVELOPES = Fixtures.names().stream()
            .map(name -> Fixtures.tree(Fixtures.body(name)))
            .toList();

    @Test
    void shouldReadAnyTreeWithoutLosingAMessage() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Mutator mutator = new Mutator(seed);
            JsonNode envelope = mutator.batch(ENVELOPES);
            mutator.damage(envelope);
            byte[] body = JsonBytes.write(4096, json -> json.writeTree(envelope));
            List<InboundEvent> events = new ArrayList<>();
            for (RawDelivery delivery : Door.deliveries(body)) {
                List<InboundEvent> some = Door.parsed(delivery);
                assertInLane(delivery, some);
                events.addAll(some);
            }
            assertNothingLost(seed, envelope, events);
            assertThat(events).allSatisfy(event -> assertThat(event.dedupKey()).hasSizeLessThanOrEqualTo(400));
        }
    }

    private static void assertInLane(RawDelivery delivery, List<InboundEvent> events) {
        for (InboundEvent event : events) {
            if (event instanceof MessageReceived message) {
                String lane = message.group() == null
                        ? message.peer().key()
                        : Identity.group(message.group().id()).key();
                assertThat(delivery.peerKey()).isEqualTo(lane);
            }
        }
    }

    private static void assertNothingLost(int seed, JsonNode envelope, List<InboundEvent> events) {
        String told = events.toString();
        for (JsonNode entry : envelope.get("entry")) {
            for (JsonNode change : objects(entry.get("changes"))) {
                for (JsonNode message : messages(change.path("value"))) {
                    assertThat(found(message, told))
                            .as("seed %s: %s", seed, message)
                            .isTrue();
                }
            }
        }
    }

    private static List<JsonNode> objects(JsonNode array) {
        List<JsonNode> objects = new ArrayList<>();
        if (array != null && array.isArray()) {
            array.forEach(element -> {
                if (element.isObject()) {
                    objects.add(element);
                }
            });
        }
        return objects;
    }

    private static List<JsonNode> messages(JsonNode value) {
        List<JsonNode> messages = new ArrayList<>();
        for (String array : Set.of("messages", "statuses", "message_echoes")) {
            messages.addAll(objects(value.get(array)));
        }
        messages.removeIf(message -> !message.path("id").isTextual()
                || message.path("id").textValue().isBlank()
                || message.path("id").textValue().length() > 350);
        return messages;
    }

    /** By its id, or as the taking back of another message. */
    private static boolean found(JsonNode message, String told) {
        JsonNode target = message.path("revoke").path("original_message_id");
        return told.contains(message.get("id").textValue())
                || (target.isTextual() && told.contains("targetProviderMessageId=" + target.textValue()));
    }

    @Test
    void shouldReadAnyBytesOrSayThatItCannot() {
        Random random = new Random(7);
        int unreadable = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = Fixtures.body(Fixtures.names().get(round % ENVELOPES.size()));
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            unreadable += unreadable(body);
        }
        assertThat(unreadable).isBetween(ROUNDS / 10, ROUNDS - 1);
    }

    private static int unreadable(byte[] body) {
        try {
            EnvelopeReader.events(body);
            assertThat(Door.deliveries(body)).allSatisfy(Door::parsed);
            return 0;
        } catch (PayloadException said) {
            assertThat(Door.deliveries(body))
                    .singleElement()
                    .extracting(RawDelivery::parsed)
                    .isNull();
            return 1;
        }
    }

    @Test
    void shouldNoticeALossIfThereWereOne() {
        JsonNode envelope = Fixtures.tree(Fixtures.body("batch-mixed"));
        List<InboundEvent> events = new ArrayList<>(Door.events(Fixtures.body("batch-mixed")));
        events.removeIf(event -> event instanceof MessageReceived || event instanceof MessageRevoked);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> assertNothingLost(0, envelope, events))
                .isInstanceOf(AssertionError.class);
    }
}
