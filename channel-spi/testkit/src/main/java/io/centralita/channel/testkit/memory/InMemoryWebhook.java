package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The in-memory provider's calls. POST brings events, one a line; GET asks whether the address is ours. Both carry the
 * secret in the header {@value #SECRET_HEADER}; the query's {@code account} names the number.
 */
final class InMemoryWebhook {

    static final String SECRET_HEADER = "x-in-memory-secret";

    private InMemoryWebhook() {}

    static WebhookAnswer answer(WebhookRequest request, String secret) {
        if (!authentic(request, secret)) {
            return new WebhookAnswer.Refused(401, "secret_mismatch", "the call does not carry the channel's secret");
        }
        return switch (request.method()) {
            case "GET" ->
                new WebhookAnswer.Handshake(
                        200, "text/plain", request.queryValue("challenge").orElse(""));
            case "POST" -> deliveries(request.queryValue("account").orElse(null), request.body());
            default -> new WebhookAnswer.Refused(405, "method", "only GET and POST are served");
        };
    }

    private static boolean authentic(WebhookRequest request, String secret) {
        byte[] given = request.header(SECRET_HEADER).orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, secret.getBytes(StandardCharsets.UTF_8));
    }

    private static WebhookAnswer deliveries(@Nullable String account, byte[] body) {
        try {
            return split(account, body);
        } catch (PayloadException unreadable) {
            return WebhookAnswer.Deliveries.of(delivery(account, null, body));
        }
    }

    private static WebhookAnswer split(@Nullable String account, byte[] body) throws PayloadException {
        Map<String, List<InboundEvent>> lanes = new LinkedHashMap<>();
        for (InboundEvent event : InMemoryWire.decode(body)) {
            lanes.computeIfAbsent(lane(event), unused -> new ArrayList<>()).add(event);
        }
        if (lanes.size() == 1) {
            Map.Entry<String, List<InboundEvent>> only =
                    lanes.entrySet().iterator().next();
            return WebhookAnswer.Deliveries.of(
                    delivery(account, only.getKey(), body).withParsed(only.getValue()));
        }
        List<RawDelivery> pieces = new ArrayList<>();
        lanes.forEach((lane, events) ->
                pieces.add(delivery(account, lane, InMemoryWire.encode(events)).withParsed(events)));
        return new WebhookAnswer.Deliveries(pieces);
    }

    private static String lane(InboundEvent event) {
        return InMemoryWire.peer(event).map(Peer::key).orElse("");
    }

    private static RawDelivery delivery(@Nullable String account, @Nullable String lane, byte[] body) {
        String peerKey = lane == null || lane.isEmpty() ? null : lane;
        return new RawDelivery(account, peerKey, body, InMemoryWire.CONTENT_TYPE, null);
    }
}
