package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.channel.spi.inbound.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The in-memory provider's wire format, for tests that play the provider: events to bytes and back. It carries messages
 * (text, media by reference, location, button reply), edits, revocations, reactions, statuses and contact changes; a line
 * with another word is read as unsupported.
 */
public final class InMemoryWire {

    public static final String CONTENT_TYPE = "text/x-in-memory";

    private InMemoryWire() {}

    /**
     * A body that holds these events.
     *
     * @throws IllegalArgumentException when the wire cannot carry an event
     */
    public static byte[] encode(InboundEvent... events) {
        return encode(List.of(events));
    }

    /**
     * A body that holds these events.
     *
     * @throws IllegalArgumentException when the wire cannot carry an event
     */
    public static byte[] encode(List<InboundEvent> events) {
        return events.stream()
                .map(event -> WireWriter.line(event).format())
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The events in a body, in order. */
    public static List<InboundEvent> decode(byte[] body) throws PayloadException {
        List<InboundEvent> events = new ArrayList<>();
        for (String line : new String(body, StandardCharsets.UTF_8).split("\n", -1)) {
            events.add(WireReader.event(WireLine.parse(line)));
        }
        return events;
    }

    /** An authentic webhook call. */
    public static WebhookRequest request(String secret, InboundEvent... events) {
        return request(secret, encode(events));
    }

    /** An authentic webhook call with any bytes. */
    public static WebhookRequest request(String secret, byte[] body) {
        return new WebhookRequest("POST", Map.of(), headers(secret), body);
    }

    /** The provider asks whether the address is ours. */
    public static WebhookRequest handshake(String secret, String challenge) {
        return new WebhookRequest("GET", Map.of("challenge", List.of(challenge)), headers(secret), new byte[0]);
    }

    /** The header that makes a call authentic. */
    public static Map<String, List<String>> headers(String secret) {
        return Map.of(InMemoryWebhook.SECRET_HEADER, List.of(secret), "content-type", List.of(CONTENT_TYPE));
    }

    static Optional<Peer> peer(InboundEvent event) {
        if (event instanceof MessageReceived message) {
            return Optional.of(message.peer());
        }
        if (event instanceof MessageEdited edited) {
            return Optional.of(edited.peer());
        }
        if (event instanceof MessageRevoked revoked) {
            return Optional.of(revoked.peer());
        }
        if (event instanceof ReactionChanged reaction) {
            return Optional.of(reaction.peer());
        }
        if (event instanceof ContactChanged contact) {
            return Optional.of(contact.peer());
        }
        if (event instanceof StatusChanged status) {
            return Optional.of(status.recipient()).filter(to -> !to.isEmpty()).map(to -> new Peer(to, null));
        }
        return event instanceof Unsupported unsupported ? Optional.ofNullable(unsupported.peer()) : Optional.empty();
    }
}
