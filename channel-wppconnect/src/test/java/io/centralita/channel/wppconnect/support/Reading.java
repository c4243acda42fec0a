package io.centralita.channel.wppconnect.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.wppconnect.webhook.WebhookDoor;
import java.time.Instant;
import java.util.List;

/** Bodies as the core reads them: what was stored gives the same events as what was attached. */
public final class Reading {
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");

    private Reading() {}

    public static RawDelivery delivery(byte[] body) {
        return WebhookDoor.entry(body, NOW).delivery();
    }

    public static List<InboundEvent> events(byte[] body) {
        RawDelivery delivery = delivery(body);
        try {
            List<InboundEvent> events = WebhookDoor.parse(delivery.withoutParsed());
            assertThat(delivery.parsed()).isEqualTo(events);
            return events;
        } catch (PayloadException unreadable) {
            return fail("unreadable", unreadable);
        }
    }

    /** The only event of a body. */
    public static <T extends InboundEvent> T only(byte[] body, Class<T> type) {
        List<InboundEvent> events = events(body);
        assertThat(events).singleElement().isInstanceOf(type);
        return type.cast(events.get(0));
    }

    public static MessageContent content(byte[] body) {
        return only(body, MessageReceived.class).content();
    }
}
