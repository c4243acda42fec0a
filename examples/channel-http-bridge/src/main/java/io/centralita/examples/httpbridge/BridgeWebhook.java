package io.centralita.examples.httpbridge;

import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a call of the bridged system: believed when it is signed with our secret, minutes ago at most. */
final class BridgeWebhook {

    private BridgeWebhook() {}

    static WebhookAnswer answer(WebhookRequest request, String secret, Instant now) {
        String time = request.header(Signature.TIME_HEADER).orElse("");
        String signature = request.header(Signature.SIGNATURE_HEADER).orElse("");
        if (!Signature.fits(signature, time, request.body(), secret)) {
            return new WebhookAnswer.Refused(401, "signature_mismatch", "the call is not signed with our secret");
        }
        if (!Signature.isFresh(time, now)) {
            return new WebhookAnswer.Refused(401, "signature_expired", "the call was signed too long ago");
        }
        return WebhookAnswer.Deliveries.of(delivery(request.body()));
    }

    private static RawDelivery delivery(byte[] body) {
        try {
            InboundEvent event = BridgeEvents.read(body);
            return RawDelivery.json(null, lane(event), body).withParsed(List.of(event));
        } catch (PayloadException unreadable) {
            return RawDelivery.json(null, null, body);
        }
    }

    /** Deliveries about one person keep their order. */
    private static @Nullable String lane(InboundEvent event) {
        if (event instanceof MessageReceived message) {
            return message.peer().key();
        }
        return event instanceof StatusChanged status
                ? status.recipient().primaryKey().orElse(null)
                : null;
    }
}
