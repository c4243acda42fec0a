package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.emulator.webhooks.WireJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WireFormTest {

    @Test
    void shouldWriteTheBytesMetaWrites() throws IOException {
        Buffer recorded = resource("/meta/raw-wire-escaped-unicode.json");

        assertThat(WireJson.encode(new JsonObject(recorded))).isEqualTo(recorded);
    }

    @Test
    void shouldEscapeControlCharactersAndQuotes() {
        JsonObject tricky = new JsonObject()
                .put("t", "\u0000\"\\\n\u007f\u2028")
                .put("n", 1.5)
                .put("b", true)
                .putNull("z");

        assertThat(WireJson.encode(tricky).toString())
                .isEqualTo("{\"t\":\"\\u0000\\\"\\\\\\n\\u007f\\u2028\",\"n\":1.5,\"b\":true,\"z\":null}");
        assertThat(new JsonObject(WireJson.encode(tricky))).isEqualTo(tricky);
    }

    @Test
    void shouldSignExactlyTheBytesPosted() throws Exception {
        try (Desk desk = new Desk()) {
            desk.ana().text("Ação 😀 a/b <tag> @você").await();

            WebhookReceiver.Received post = desk.webhook.received.get(0);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Desk.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String expected =
                    "sha256=" + HexFormat.of().formatHex(mac.doFinal(post.raw().getBytes()));
            assertThat(post.signature()).isEqualTo(expected);
            assertThat(post.body().encode()).isNotEqualTo(post.raw().toString());
        }
    }

    private static Buffer resource(String path) throws IOException {
        try (InputStream in = WireFormTest.class.getResourceAsStream(path)) {
            return Buffer.buffer(in.readAllBytes());
        }
    }
}
