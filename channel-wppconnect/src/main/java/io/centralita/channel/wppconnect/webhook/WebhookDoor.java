package io.centralita.channel.wppconnect.webhook;

import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer.Refused;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.wppconnect.parse.Call;
import io.centralita.channel.wppconnect.parse.EventReader;
import io.centralita.channel.wppconnect.parse.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers the server's calls. Nothing of a body is looked at before the address's key is known to be good. */
public final class WebhookDoor {
    /** A medium of 24 MB in base64 and some air. */
    public static final int LARGEST_BODY = 33 * 1024 * 1024;

    private final AddressKey key;

    public WebhookDoor(AddressKey key) {
        this.key = key;
    }

    /** How much is read of a call before it is looked at. */
    public int largestBody(WebhookRequest head) {
        return refusal(head).isPresent() ? WebhookRequest.USUAL_LARGEST_BODY : LARGEST_BODY;
    }

    /** Why a call is not let in; empty when it is. */
    public Optional<Refused> refusal(WebhookRequest request) {
        if (!request.method().equals("POST")) {
            return Optional.of(new Refused(405, "method_not_allowed", "only POST is served"));
        }
        Optional<String> given = request.queryValue(AddressKey.PARAMETER);
        if (given.isEmpty()) {
            return Optional.of(new Refused(401, "key_missing", "the address has no key"));
        }
        if (!key.opens(given.get())) {
            return Optional.of(new Refused(401, "key_wrong", "the address has a wrong key"));
        }
        return request.body().length > LARGEST_BODY
                ? Optional.of(new Refused(413, "body_too_large", "more than " + LARGEST_BODY + " bytes"))
                : Optional.empty();
    }

    /**
     * A call that was let in.
     *
     * @param delivery to be stored
     * @param call null when the body makes no sense
     * @param told what it tells; null when the body makes no sense
     */
    public record Entry(
            RawDelivery delivery,
            @Nullable Call call,
            @Nullable Told told) {}

    /** Reads a call that is not refused. */
    public static Entry read(WebhookRequest request, Instant now) {
        return entry(Slimmer.slim(request.body()), now);
    }

    /** A body as if it had been called with. */
    public static Entry entry(byte[] body, Instant now) {
        String contentType = ReceivedAt.contentType(now);
        try {
            Call call = EventReader.call(body, ReceivedAt.of(contentType));
            Told told = EventReader.read(call);
            return new Entry(new RawDelivery(null, told.lane(), body, contentType, told.events()), call, told);
        } catch (PayloadException unreadable) {
            return new Entry(new RawDelivery(null, null, body, contentType, null), null, null);
        }
    }

    /** What this plug-in found out by itself, to be stored like a call. */
    public static RawDelivery own(byte[] body, Instant now) {
        return entry(body, now).delivery();
    }

    /** The events of a stored call. */
    public static List<InboundEvent> parse(RawDelivery delivery) throws PayloadException {
        return EventReader.read(EventReader.call(delivery.body(), ReceivedAt.of(delivery.contentType())))
                .events();
    }
}
