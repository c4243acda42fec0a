package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.inbound.EventType;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.testkit.WebhookSample;
import io.centralita.channel.testkit.context.TestChannelContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes to events: pure, whole, in lanes. */
public interface ParsingContract extends ContractSubject {

    @Test
    default void shouldFindTheEventsInEachSample(ContractSession session) {
        for (WebhookSample sample : session.fixture().samples()) {
            List<EventType> found = session.events(sample.request()).stream()
                    .map(InboundEvent::type)
                    .toList();
            assertThat(found).as(sample.name()).containsExactlyInAnyOrderElementsOf(sample.events());
        }
    }

    @Test
    default void shouldAttachOnlyEventsThatParsingGivesToo(ContractSession session) {
        for (WebhookSample sample : session.fixture().samples()) {
            for (RawDelivery delivery : session.receive(sample.request())) {
                List<InboundEvent> attached = delivery.parsed();
                if (attached != null) {
                    assertThat(attached).as(sample.name()).isEqualTo(session.parse(delivery));
                }
            }
        }
    }

    @Test
    default void shouldParseTheSameYearsLaterOnAnotherNode(ContractSession session) throws PayloadException {
        TestChannelContext later = session.fixture().context();
        later.clock().advance(Duration.ofDays(1000));
        ChannelAdapter other =
                session.fixture().factory().create(session.fixture().config(), later);
        for (WebhookSample sample : session.fixture().samples()) {
            for (RawDelivery delivery : session.receive(sample.request())) {
                assertThat(other.parse(delivery.withoutParsed()))
                        .as(sample.name())
                        .isEqualTo(session.parse(delivery));
            }
        }
    }

    @Test
    default void shouldParseTheSameInAnyOrder(ContractSession session) throws PayloadException {
        List<RawDelivery> deliveries = new ArrayList<>();
        session.fixture().samples().forEach(sample -> deliveries.addAll(session.receive(sample.request())));
        List<List<InboundEvent>> inOrder =
                deliveries.stream().map(session::parse).toList();
        ChannelAdapter other = session.fixture()
                .factory()
                .create(session.fixture().config(), session.fixture().context());
        for (int at = deliveries.size() - 1; at >= 0; at--) {
            assertThat(other.parse(deliveries.get(at).withoutParsed()))
                    .as("the events of a delivery that comes before its predecessors")
                    .isEqualTo(inOrder.get(at));
        }
    }

    @Test
    default void shouldParseTheSameOnManyThreads(ContractSession session) throws Exception {
        List<InboundEvent> expected = session.sampleEvents();
        assertThat(Threads.together(session::sampleEvents))
                .allSatisfy(found -> assertThat(found).isEqualTo(expected));
    }

    @Test
    default void shouldGiveARepeatedCallTheSameKeys(ContractSession session) {
        for (WebhookSample sample : session.fixture().samples()) {
            assertThat(keys(session, sample)).as(sample.name()).isEqualTo(keys(session, sample));
        }
    }

    @Test
    default void shouldGiveDifferentEventsDifferentKeys(ContractSession session) {
        for (WebhookSample sample : session.fixture().samples()) {
            List<InboundEvent> different =
                    session.events(sample.request()).stream().distinct().toList();
            assertThat(different)
                    .as(sample.name())
                    .extracting(InboundEvent::dedupKey)
                    .doesNotHaveDuplicates()
                    .allSatisfy(key -> assertThat(key).isNotBlank().hasSizeLessThanOrEqualTo(400));
        }
    }

    private static List<String> keys(ContractSession session, WebhookSample sample) {
        return session.events(sample.request()).stream()
                .map(InboundEvent::dedupKey)
                .toList();
    }

    @Test
    default void shouldKeepPeopleInLanesOfTheirOwn(ContractSession session) {
        for (WebhookSample sample : session.fixture().samples()) {
            for (RawDelivery delivery : session.receive(sample.request())) {
                assertThat(session.parse(delivery))
                        .as(sample.name())
                        .allSatisfy(event -> Lanes.of(event)
                                .ifPresent(lane -> assertThat(lane).as("lane").isEqualTo(delivery.peerKey())));
            }
        }
    }

    @Test
    default void shouldFailOnDamagedBytesInTheAgreedWayOnly(ContractSession session) {
        for (WebhookSample sample : session.fixture().samples()) {
            for (RawDelivery delivery : session.receive(sample.request())) {
                Mutants.of(delivery.body()).forEach(bytes -> parseDamaged(session, delivery, bytes));
            }
        }
    }

    private static void parseDamaged(ContractSession session, RawDelivery whole, byte[] bytes) {
        try {
            session.watched(session.adapter()
                    .parse(new RawDelivery(whole.accountKey(), whole.peerKey(), bytes, whole.contentType(), null)));
        } catch (PayloadException agreed) {
            session.watched(agreed);
        }
    }
}
