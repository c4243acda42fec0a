package io.centralita.channel.metacloud.support;

import io.centralita.channel.spi.inbound.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Meta's calls, signed as Meta signs them. */
public final class Calls {
    private Calls() {}

    public static WebhookRequest signed(byte[] body) {
        return signed(body, Fixtures.SECRET);
    }

    public static WebhookRequest signed(byte[] body, String secret) {
        return posted(body, signature(body, secret));
    }

    public static WebhookRequest posted(byte[] body, String signature) {
        return new WebhookRequest("POST", Map.of(), Map.of("X-Hub-Signature-256", List.of(signature)), body);
    }

    public static WebhookRequest unsigned(byte[] body) {
        return new WebhookRequest("POST", Map.of(), Map.of(), body);
    }

    public static WebhookRequest handshake(String mode, String token, String challenge) {
        return new WebhookRequest(
                "GET",
                Map.of(
                        "hub.mode", List.of(mode),
                        "hub.verify_token", List.of(token),
                        "hub.challenge", List.of(challenge)),
                Map.of(),
                new byte[0]);
    }

    public static String signature(byte[] body, String secret) {
        return "sha256=" + hmac("HmacSHA256", body, secret);
    }

    public static String hmac(String algorithm, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
