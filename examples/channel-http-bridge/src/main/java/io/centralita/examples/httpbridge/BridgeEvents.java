package io.centralita.examples.httpbridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.Quote;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From what the bridged system posts to an event: one call, one event. A pure function of the bytes. */
final class BridgeEvents {

    private BridgeEvents() {}

    static InboundEvent read(byte[] body) throws PayloadException {
        JsonNode call = Json.read(body).orElseThrow(() -> new PayloadException("the body is no JSON object"));
        String type = Json.text(call, "type");
        return switch (type) {
            case "message" -> message(call);
            case "status" -> status(call);
            default -> unsupported(call, type, "an unknown type");
        };
    }

    private static InboundEvent message(JsonNode call) throws PayloadException {
        Peer from = peer(call.path("from"));
        Instant at = Json.time(call, "at");
        Optional<MessageContent> content = content(call);
        if (content.isEmpty()) {
            return MessageReceived.live(
                    Json.text(call, "id"), at, from, new MessageContent.Unsupported("unknown content", null));
        }
        String answered = Json.optionalText(call, "reply_to");
        return MessageReceived.live(Json.text(call, "id"), at, from, content.get())
                .withQuote(answered == null ? null : new Quote(answered, null));
    }

    private static Optional<MessageContent> content(JsonNode call) throws PayloadException {
        if (call.has("text")) {
            return Optional.of(MessageContent.Text.of(Json.text(call, "text")));
        }
        if (call.has("location")) {
            JsonNode place = call.path("location");
            return Optional.of(
                    MessageContent.Location.of(Json.number(place, "latitude"), Json.number(place, "longitude")));
        }
        return call.has("media") ? media(call.path("media")) : Optional.empty();
    }

    private static Optional<MessageContent> media(JsonNode media) throws PayloadException {
        MediaReference reference = new MediaReference(
                Json.text(media, "id"),
                null,
                Json.optionalText(media, "mime_type"),
                Json.optionalText(media, "sha256"),
                Json.optionalLong(media, "size"));
        String caption = Json.optionalText(media, "caption");
        String filename = Json.optionalText(media, "filename");
        return kind(Json.text(media, "kind"))
                .map(kind -> new MessageContent.Media(kind, reference, caption, filename, false));
    }

    private static Optional<MediaKind> kind(String word) {
        return Arrays.stream(MediaKind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static InboundEvent status(JsonNode call) throws PayloadException {
        String word = Json.text(call, "status");
        Optional<DeliveryStatus> status = Arrays.stream(DeliveryStatus.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
        if (status.isEmpty()) {
            return unsupported(call, "status/" + word, "an unknown status");
        }
        String reason = Json.optionalText(call, "reason");
        SendError error = status.get() == DeliveryStatus.FAILED
                ? SendError.of(ErrorKind.CONTENT, reason, "the bridged system failed to deliver it")
                : null;
        IdentitySet recipient = call.has("to") ? peer(call.path("to")).identities() : IdentitySet.none();
        return new StatusChanged(
                Json.text(call, "message_id"),
                Json.optionalText(call, "our_id"),
                Json.time(call, "at"),
                status.get(),
                error,
                recipient,
                null,
                null);
    }

    private static InboundEvent unsupported(JsonNode call, String type, String reason) throws PayloadException {
        return new Unsupported("http-bridge/" + Json.text(call, "id"), Json.time(call, "at"), type, reason, null, null);
    }

    private static Peer peer(JsonNode person) throws PayloadException {
        List<Identity> identities = new ArrayList<>();
        String phone = Json.optionalText(person, "phone");
        String username = Json.optionalText(person, "username");
        try {
            if (phone != null) {
                identities.add(Identity.phone(phone));
            }
            if (username != null) {
                identities.add(Identity.username(username));
            }
            return new Peer(IdentitySet.of(identities), Json.optionalText(person, "name"));
        } catch (IllegalArgumentException unfit) {
            throw new PayloadException("a person needs a phone number in digits or a username", unfit);
        }
    }
}
