package io.centralita.channel.metacloud.webhook;

import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Meta's question when a webhook address is set: whoever knows the verify token gets the challenge back, as plain text.
 * Source: Meta, "Create a webhook endpoint".
 */
final class Handshake {
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final byte[] token;

    Handshake(String verifyToken) {
        token = verifyToken.getBytes(StandardCharsets.UTF_8);
    }

    WebhookAnswer answer(WebhookRequest request) {
        String given = request.queryValue("hub.verify_token").orElse("");
        boolean known = MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
        boolean asked =
                request.queryValue("hub.mode").filter("subscribe"::equals).isPresent();
        String challenge = request.queryValue("hub.challenge").orElse(null);
        if (!known || !asked || challenge == null) {
            return new WebhookAnswer.Refused(403, "verification_failed", "verify token or mode does not match");
        }
        return new WebhookAnswer.Handshake(200, PLAIN, challenge);
    }
}
