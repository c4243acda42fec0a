package io.centralita.channel.testkit;

import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.Quote;
import io.centralita.channel.spi.inbound.StatusChanged;
import java.time.Instant;
import java.util.UUID;

/** Builds a received message: {@code aMessage().from(ana).saying("hello").build()}. */
public final class Inbound {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private String id = "memory." + UUID.randomUUID();
    private Instant at = NOON;
    private MessageOrigin origin = MessageOrigin.LIVE;
    private Peer peer = Peer.of(Identity.waId("5511900000001")).named("Ana");
    private MessageContent content = MessageContent.Text.of("hello");
    private String quoted = "";

    private Inbound() {}

    /** A text of Ana's, with an id of its own. */
    public static Inbound aMessage() {
        return new Inbound();
    }

    /** A status of a message we sent. */
    public static StatusChanged aStatus(String providerMessageId, DeliveryStatus status) {
        return StatusChanged.of(providerMessageId, status, NOON);
    }

    public Inbound withId(String providerMessageId) {
        id = providerMessageId;
        return this;
    }

    public Inbound at(Instant time) {
        at = time;
        return this;
    }

    public Inbound from(Peer who) {
        peer = who;
        return this;
    }

    /** By someone with this WhatsApp id. */
    public Inbound from(String waId) {
        return from(Peer.of(Identity.waId(waId)));
    }

    public Inbound saying(String text) {
        return with(MessageContent.Text.of(text));
    }

    public Inbound with(MessageContent what) {
        content = what;
        return this;
    }

    public Inbound showing(MediaKind kind, String providerMediaId, String mimeType) {
        return with(MessageContent.Media.of(kind, new MediaReference(providerMediaId, null, mimeType, null, null)));
    }

    public Inbound ofOrigin(MessageOrigin how) {
        origin = how;
        return this;
    }

    public Inbound answering(String providerMessageId) {
        quoted = providerMessageId;
        return this;
    }

    public MessageReceived build() {
        MessageReceived message = MessageReceived.of(origin, id, at, peer, content);
        return quoted.isEmpty() ? message : message.withQuote(new Quote(quoted, null));
    }
}
