package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.Forwarding;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.Quote;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines to events. */
final class WireReader {

    private WireReader() {}

    static InboundEvent event(WireLine line) throws PayloadException {
        try {
            Instant at = Instant.parse(line.get("at"));
            return switch (line.word()) {
                case "message" -> message(line, at);
                case "edit" ->
                    new MessageEdited(
                            line.get("id"), at, origin(line), peer(line), line.get("target"), content(line), null);
                case "revoke" -> new MessageRevoked(at, origin(line), peer(line), line.get("target"), null);
                case "reaction" ->
                    new ReactionChanged(
                            line.get("id"),
                            at,
                            origin(line),
                            peer(line),
                            line.get("target"),
                            line.orNull("emoji"),
                            null);
                case "status" -> status(line, at);
                case "contact" -> contact(line, at);
                default -> unsupported(line, at);
            };
        } catch (IllegalArgumentException | java.time.DateTimeException wrong) {
            throw new PayloadException("a line '" + line.word() + "' holds a value of the wrong kind", wrong);
        }
    }

    private static MessageReceived message(WireLine line, Instant at) throws PayloadException {
        return MessageReceived.of(origin(line), line.get("id"), at, peer(line), content(line))
                .withForwarding(line.find("forwarding").map(Forwarding::valueOf).orElse(Forwarding.NONE))
                .withQuote(line.find("reply_to").map(id -> new Quote(id, null)).orElse(null))
                .withHistoryStatus(
                        line.find("history_status").map(DeliveryStatus::valueOf).orElse(null));
    }

    private static StatusChanged status(WireLine line, Instant at) throws PayloadException {
        return new StatusChanged(
                line.get("id"),
                line.orNull("our_id"),
                at,
                DeliveryStatus.valueOf(line.get("status")),
                error(line),
                identities(line.find("peer").orElse("")),
                null,
                null);
    }

    private static @Nullable SendError error(WireLine line) {
        String kind = line.orNull("error");
        return kind == null
                ? null
                : SendError.of(
                        ErrorKind.valueOf(kind),
                        line.orNull("code"),
                        line.find("why").orElse(""));
    }

    private static ContactChanged contact(WireLine line, Instant at) throws PayloadException {
        return new ContactChanged(
                line.get("key"),
                at,
                ContactChanged.Kind.valueOf(line.get("kind")),
                identities(line.find("before").orElse("")),
                peer(line),
                Map.of());
    }

    private static Unsupported unsupported(WireLine line, Instant at) throws PayloadException {
        String key = line.find("key").orElseGet(() -> "line/" + line.format().hashCode());
        Peer peer = line.find("peer").isPresent() ? peer(line) : null;
        return new Unsupported(key, at, line.word(), "unknown word", peer, line.orNull("id"));
    }

    private static MessageOrigin origin(WireLine line) {
        return line.find("origin").map(MessageOrigin::valueOf).orElse(MessageOrigin.LIVE);
    }

    private static MessageContent content(WireLine line) throws PayloadException {
        String kind = line.find("kind").orElse("text");
        Optional<MediaKind> medium = medium(kind);
        if (medium.isPresent()) {
            return media(line, medium.get());
        }
        return switch (kind) {
            case "text" -> MessageContent.Text.of(line.get("body"));
            case "location" ->
                new MessageContent.Location(
                        Double.parseDouble(line.get("latitude")),
                        Double.parseDouble(line.get("longitude")),
                        line.orNull("place"),
                        null,
                        null);
            case "button_reply" ->
                new MessageContent.ButtonReply(
                        line.orNull("button"),
                        line.get("title"),
                        MessageContent.ButtonReply.Origin.valueOf(line.get("button_origin")));
            default -> new MessageContent.Unsupported(kind, null);
        };
    }

    private static Optional<MediaKind> medium(String kind) {
        for (ContentType type : ContentType.values()) {
            if (type.isMedia() && type.name().toLowerCase(Locale.ROOT).equals(kind)) {
                return Optional.of(MediaKind.valueOf(type.name()));
            }
        }
        return Optional.empty();
    }

    private static MessageContent media(WireLine line, MediaKind kind) throws PayloadException {
        MediaReference reference = new MediaReference(
                line.get("media"),
                line.orNull("url"),
                line.orNull("mime"),
                line.orNull("sha256"),
                line.find("size").map(Long::valueOf).orElse(null));
        return new MessageContent.Media(kind, reference, line.orNull("caption"), line.orNull("filename"), false);
    }

    private static Peer peer(WireLine line) throws PayloadException {
        return new Peer(identities(line.get("peer")), line.orNull("name"));
    }

    private static IdentitySet identities(String text) {
        List<Identity> identities = new ArrayList<>();
        for (String key : text.isEmpty() ? new String[0] : text.split(",")) {
            String[] parts = key.split(":", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("an identity is kind:value");
            }
            identities.add(new Identity(IdentityKind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]));
        }
        return IdentitySet.of(identities);
    }
}
