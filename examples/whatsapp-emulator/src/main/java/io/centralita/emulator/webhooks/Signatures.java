package io.centralita.emulator.webhooks;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bodies with the app's secret. Keeps one Mac for each secret, so it belongs to one thread. */
final class Signatures {

    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, Mac> macs = new HashMap<>();

    /** The value of {@code X-Hub-Signature-256} for exactly these bytes. */
    String sign(String appSecret, Buffer body) {
        Mac mac = macs.computeIfAbsent(appSecret, Signatures::mac);
        return "sha256=" + HEX.formatHex(mac.doFinal(body.getBytes()));
    }

    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
