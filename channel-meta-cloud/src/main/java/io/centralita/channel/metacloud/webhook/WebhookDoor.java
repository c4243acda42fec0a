package io.centralita.channel.metacloud.webhook;

import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.parse.EnvelopeReader;
import io.centralita.channel.metacloud.parse.Item;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookAnswer.Deliveries;
import io.centralita.channel.spi.inbound.WebhookAnswer.Refused;
import io.centralita.channel.spi.inbound.WebhookRequest;
import java.util.List;

/**
 * Answers Meta's calls: the handshake, and signed posts. Nothing of a body is looked at before its signature is known to be
 * good; then it is parsed once, for the split and for the events at the same time.
 */
public final class WebhookDoor {
    private final Handshake handshake;
    private final Signature signature;

    public WebhookDoor(String verifyToken, List<String> appSecrets) {
        handshake = new Handshake(verifyToken);
        signature = new Signature(appSecrets);
    }

    public WebhookAnswer receive(WebhookRequest request) {
        return switch (request.method()) {
            case "POST" -> posted(request);
            case "GET" -> handshake.answer(request);
            default -> new Refused(405, "method_not_allowed", "only GET and POST are served");
        };
    }

    private WebhookAnswer posted(WebhookRequest request) {
        byte[] body = request.body();
        if (body.length > JsonBytes.MAX_BYTES) {
            return new Refused(413, "body_too_large", "more than " + JsonBytes.MAX_BYTES + " bytes");
        }
        String header = request.header(Signature.HEADER).orElse(null);
        if (header == null) {
            return new Refused(401, "signature_missing", "no X-Hub-Signature-256 header");
        }
        if (!Signature.wellFormed(header)) {
            return new Refused(401, "signature_malformed", "X-Hub-Signature-256 is not sha256= and 64 hex digits");
        }
        if (!signature.signs(header, body)) {
            return new Refused(401, "signature_mismatch", "X-Hub-Signature-256 does not sign this body");
        }
        return new Deliveries(deliveries(body));
    }

    private static List<RawDelivery> deliveries(byte[] body) {
        try {
            List<Item> items = EnvelopeReader.items(body);
            return Split.byPerson(body, items);
        } catch (PayloadException unreadable) {
            return List.of(RawDelivery.json(null, null, body));
        }
    }
}
