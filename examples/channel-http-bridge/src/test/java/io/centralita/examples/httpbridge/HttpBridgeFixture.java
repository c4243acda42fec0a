package io.centralita.examples.httpbridge;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.inbound.EventType;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.testkit.ContractFixture;
import io.centralita.channel.testkit.HttpProviderStandIn;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.testkit.ProviderStandIn;
import io.centralita.channel.testkit.WebhookSample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the contract needs to know of the bridge. */
final class HttpBridgeFixture implements ContractFixture {

    private static final String SECRET = "bridge-s3cret-of-tests";
    private static final String NOON =
            String.valueOf(Instant.parse("2026-11-24T12:00:00Z").getEpochSecond());
    private static final String ANA =
            "\"at\":\"2026-11-24T12:00:00Z\",\"from\":{\"phone\":\"5511900000001\",\"name\":\"Ana\"}";

    private final BridgedSystem system = new BridgedSystem();

    /** The other side, played: it answers, the kit plays the failures. */
    private static final class BridgedSystem extends HttpProviderStandIn {

        private final AtomicInteger messages = new AtomicInteger();

        @Override
        protected HttpReply reply(HttpCall call, ProviderMood mood) {
            return switch (mood) {
                case REFUSES -> json(422, "{\"code\":\"TOO_RUDE\",\"message\":\"not in this house\"}");
                case REFUSES_TOKEN -> json(401, "{\"code\":\"BAD_SIGNATURE\"}");
                case THROTTLES -> json(429, "{\"code\":\"SLOW_DOWN\"}");
                default -> json(200, accepts(call.uri().getPath()));
            };
        }

        private String accepts(String path) {
            return path.endsWith("/media")
                    ? "{\"url\":\"https://files.example/1\"}"
                    : "{\"id\":\"sys-" + messages.incrementAndGet() + "\"}";
        }

        private static HttpReply json(int status, String body) {
            return new HttpReply(status, Map.of("Retry-After", List.of("7")), body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        protected boolean isSend(HttpCall call) {
            return call.uri().getPath().endsWith("/messages");
        }
    }

    @Override
    public ChannelFactory factory() {
        return new HttpBridgeFactory();
    }

    @Override
    public ChannelConfig config() {
        return ChannelConfig.of(Map.of("url", "https://system.example/bridge/", "secret", SECRET));
    }

    @Override
    public List<ChannelConfig> brokenConfigs() {
        return List.of(
                ChannelConfig.empty(),
                config().with("secret", "short"),
                config().with("url", "ftp://system.example"),
                config().with("url", "not a url"));
    }

    @Override
    public ProviderStandIn provider() {
        return system;
    }

    @Override
    public List<WebhookSample> samples() {
        List<WebhookSample> samples = new ArrayList<>(List.of(
                received(
                        "text",
                        "{\"type\":\"message\",\"id\":\"m-1\"," + ANA + ",\"text\":\"Wish you\\nwere here \u00e9\"}"),
                received(
                        "answer",
                        "{\"type\":\"message\",\"id\":\"m-2\"," + ANA + ",\"text\":\"yes\",\"reply_to\":\"sys-1\"}"),
                received(
                        "place",
                        "{\"type\":\"message\",\"id\":\"m-3\"," + ANA
                                + ",\"location\":{\"latitude\":-23.5,\"longitude\":-46.6}}"),
                received(
                        "of a name",
                        "{\"type\":\"message\",\"id\":\"m-4\",\"at\":\"2026-11-24T12:00:00Z\","
                                + "\"from\":{\"username\":\"bruno\"},\"text\":\"hello\"}"),
                received("hologram", "{\"type\":\"message\",\"id\":\"m-5\"," + ANA + ",\"hologram\":{}}"),
                WebhookSample.of(
                        "read",
                        signed(
                                "{\"type\":\"status\",\"message_id\":\"sys-1\",\"our_id\":\"ours-1\",\"status\":\"read\","
                                        + "\"at\":\"2026-11-24T12:00:00Z\",\"to\":{\"phone\":\"5511900000001\"}}"),
                        EventType.STATUS_CHANGED),
                WebhookSample.of(
                        "confetti",
                        signed("{\"type\":\"confetti\",\"id\":\"c-1\",\"at\":\"2026-11-24T12:00:00Z\"}"),
                        EventType.UNSUPPORTED)));
        for (MediaKind kind : MediaKind.values()) {
            String word = kind.name().toLowerCase(Locale.ROOT);
            samples.add(received(
                    word,
                    "{\"type\":\"message\",\"id\":\"m-" + word + "\"," + ANA + ",\"media\":{\"kind\":\"" + word
                            + "\",\"id\":\"file-1\",\"mime_type\":\"x/y\",\"size\":7,\"caption\":\"look\"}}"));
        }
        return samples;
    }

    private static WebhookSample received(String name, String body) {
        return WebhookSample.of(name, signed(body), EventType.MESSAGE_RECEIVED);
    }

    @Override
    public List<WebhookRequest> forgeries() {
        byte[] body = "{\"type\":\"message\"}".getBytes(StandardCharsets.UTF_8);
        String old = String.valueOf(Long.parseLong(NOON) - 3600);
        String signature = Signature.of(NOON, body, SECRET);
        return List.of(
                request(NOON, Signature.of(NOON, body, "another-s3cret-entirely"), body),
                request(old, Signature.of(old, body, SECRET), body),
                request(String.valueOf(Long.parseLong(NOON) + 1), signature, body),
                request("soon", Signature.of("soon", body, SECRET), body),
                request(NOON, signature.toUpperCase(Locale.ROOT), body),
                new WebhookRequest("POST", Map.of(), Map.of(), body));
    }

    @Override
    public List<WebhookRequest> nonsense() {
        return List.of(
                signed(""),
                signed("[]"),
                signed("{\"type\":7}"),
                signed("{\"type\":\"message\",\"id\":\"m-1\",\"at\":\"yesterday\"}"),
                signed(
                        "{\"type\":\"message\",\"id\":\"m-1\",\"at\":\"2026-11-24T12:00:00Z\",\"from\":{},\"text\":\"x\"}"));
    }

    private static WebhookRequest signed(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return request(NOON, Signature.of(NOON, body, SECRET), body);
    }

    private static WebhookRequest request(String time, String signature, byte[] body) {
        return new WebhookRequest(
                "POST",
                Map.of(),
                Map.of(Signature.TIME_HEADER, List.of(time), Signature.SIGNATURE_HEADER, List.of(signature)),
                body);
    }
}
