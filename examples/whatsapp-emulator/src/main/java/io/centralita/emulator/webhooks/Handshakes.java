package io.centralita.emulator.webhooks;

import io.centralita.emulator.HandshakeReport;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** The GET by which Meta asks a callback to prove that it knows the verify token. */
final class Handshakes {

    private final WebhookClient client;

    Handshakes(WebhookClient client) {
        this.client = client;
    }

    Future<HandshakeReport> verify(String callback, String verifyToken) {
        String challenge = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L));
        return client.get(url(callback, verifyToken, challenge))
                .map(answer -> judge(answer, challenge))
                .otherwise(failure -> new HandshakeReport(false, 0, String.valueOf(failure)));
    }

    private static HandshakeReport judge(WebhookClient.Answer answer, String challenge) {
        if (answer.status() != 200) {
            return new HandshakeReport(false, answer.status(), "the answer is not 200");
        }
        if (!answer.body().equals(challenge)) {
            return new HandshakeReport(false, 200, "the body is not the raw challenge");
        }
        return new HandshakeReport(true, 200, null);
    }

    private static String url(String callback, String verifyToken, String challenge) {
        String separator = callback.contains("?") ? "&" : "?";
        return callback + separator + "hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(verifyToken, StandardCharsets.UTF_8);
    }
}
