package io.centralita.channel.metacloud.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.centralita.channel.metacloud.parse.EnvelopeReader;
import io.centralita.channel.metacloud.webhook.WebhookDoor;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import java.util.List;

/** The webhook door as the core uses it: what comes through is stored, and parsed from storage. */
public final class Door {
    public static final String VERIFY_TOKEN = "fixture-verify-token";
    private static final WebhookDoor DOOR = new WebhookDoor(VERIFY_TOKEN, List.of(Fixtures.SECRET));

    private Door() {}

    public static WebhookDoor open() {
        return DOOR;
    }

    public static List<RawDelivery> deliveries(byte[] body) {
        WebhookAnswer answer = DOOR.receive(Calls.signed(body));
        assertThat(answer).isInstanceOf(WebhookAnswer.Deliveries.class);
        return ((WebhookAnswer.Deliveries) answer).deliveries();
    }

    /** The events of a call, delivery by delivery; the attached ones must be those that storage gives back. */
    public static List<InboundEvent> events(byte[] body) {
        return deliveries(body).stream()
                .flatMap(delivery -> parsed(delivery).stream())
                .toList();
    }

    public static List<InboundEvent> parsed(RawDelivery delivery) {
        try {
            List<InboundEvent> events = EnvelopeReader.events(delivery.body());
            assertThat(delivery.parsed()).isEqualTo(events);
            return events;
        } catch (PayloadException unreadable) {
            return fail("unreadable", unreadable);
        }
    }

    /** The only event of a call. */
    public static <T extends InboundEvent> T only(byte[] body, Class<T> type) {
        List<InboundEvent> events = events(body);
        assertThat(events).singleElement().isInstanceOf(type);
        return type.cast(events.get(0));
    }
}
