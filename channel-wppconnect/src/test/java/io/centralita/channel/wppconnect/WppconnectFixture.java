package io.centralita.channel.wppconnect;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.inbound.EventType;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.testkit.ContractFixture;
import io.centralita.channel.testkit.ProviderStandIn;
import io.centralita.channel.testkit.WebhookSample;
import io.centralita.channel.wppconnect.support.Fixtures;
import io.centralita.channel.wppconnect.support.ServerStandIn;
import io.centralita.channel.wppconnect.support.Settings;
import io.centralita.channel.wppconnect.support.Wire;
import io.centralita.channel.wppconnect.webhook.WebhookDoor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** This plug-in as the contract wants it; the samples are all recorded bodies, and some of the kind. */
final class WppconnectFixture implements ContractFixture {
    private final WppconnectChannelFactory factory = new WppconnectChannelFactory();
    private final ServerStandIn server = new ServerStandIn();

    @Override
    public ChannelFactory factory() {
        return factory;
    }

    @Override
    public ChannelConfig config() {
        return Settings.good();
    }

    @Override
    public List<ChannelConfig> brokenConfigs() {
        return List.of(
                ChannelConfig.empty(),
                config().with("session", "Loja 1"),
                config().with("session", "a".repeat(41)),
                config().with("base_url", "wppconnect:21465"),
                config().with("webhook_secret", "short"),
                config().with("webhook_secret", 7));
    }

    @Override
    public ProviderStandIn provider() {
        return server;
    }

    @Override
    public List<WebhookSample> samples() {
        List<WebhookSample> samples = new ArrayList<>();
        for (String name : Fixtures.names()) {
            samples.add(new WebhookSample(name, Wire.posted(Fixtures.body(name)), types(Fixtures.body(name))));
        }
        samples.add(of("button", Wire.message("'type':'buttons_response','selectedButtonId':'yes','body':'Yes'")));
        samples.add(of("audio", Wire.message("'type':'audio','mimetype':'audio/mpeg','body':'AAAA'")));
        samples.add(of(
                "order",
                Wire.message("'type':'order','orderId':'77','totalAmount1000':12500,'totalCurrencyCode':'BRL'")));
        samples.add(of(
                "poll",
                Wire.message("'type':'poll_creation','pollName':'Which?','pollOptions':[{'name':'A'},{'name':'B'}]")));
        return samples;
    }

    private static WebhookSample of(String name, byte[] body) {
        return WebhookSample.of(name, Wire.posted(body), EventType.MESSAGE_RECEIVED);
    }

    private static List<EventType> types(byte[] body) {
        try {
            return WebhookDoor.parse(RawDelivery.json(null, null, body)).stream()
                    .map(InboundEvent::type)
                    .toList();
        } catch (PayloadException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public List<WebhookRequest> forgeries() {
        byte[] body = Fixtures.body("onmessage-text");
        return List.of(
                new WebhookRequest("POST", Map.of(), Map.of(), body),
                Wire.posted(body, ""),
                Wire.posted(body, Settings.KEY + "x"),
                Wire.posted(body, Settings.KEY.substring(1)),
                new WebhookRequest("GET", Map.of("key", List.of(Settings.KEY)), Map.of(), new byte[0]));
    }

    @Override
    public List<WebhookRequest> nonsense() {
        return List.of(
                Wire.posted("{\"event\":".getBytes(StandardCharsets.UTF_8)),
                Wire.posted("[1,2]".getBytes(StandardCharsets.UTF_8)),
                Wire.posted(new byte[0]));
    }

    /** The code to be typed is told by webhook only; the QR code is seen by a look too. */
    @Override
    public List<WebhookRequest> pairingCalls(PairingMode mode) {
        return mode == PairingMode.PHONE_CODE ? List.of(Wire.posted(Fixtures.body("phonecode"))) : List.of();
    }
}
