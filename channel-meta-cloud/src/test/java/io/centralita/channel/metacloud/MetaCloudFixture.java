package io.centralita.channel.metacloud;

import io.centralita.channel.metacloud.support.Calls;
import io.centralita.channel.metacloud.support.Door;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.metacloud.support.GraphStandIn;
import io.centralita.channel.metacloud.support.Settings;
import io.centralita.channel.metacloud.support.Wire;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.inbound.EventType;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.testkit.ContractFixture;
import io.centralita.channel.testkit.HandshakeSample;
import io.centralita.channel.testkit.ProviderStandIn;
import io.centralita.channel.testkit.WebhookSample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** This plug-in as the contract wants it; the samples are all recorded bodies. */
final class MetaCloudFixture implements ContractFixture {
    private final MetaCloudChannelFactory factory = new MetaCloudChannelFactory();
    private final GraphStandIn graph = new GraphStandIn();

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
                config().with("phone_number_id", "+1 555"),
                config().with("app_secret", 7),
                config().with("access_token", "two words"),
                config().with("graph_base_url", "ftp://graph.example"),
                config().with("graph_version", "latest"));
    }

    @Override
    public ProviderStandIn provider() {
        return graph;
    }

    @Override
    public List<WebhookSample> samples() {
        List<WebhookSample> samples = new ArrayList<>();
        for (String name : Fixtures.names()) {
            List<EventType> types = Door.events(Fixtures.body(name)).stream()
                    .map(InboundEvent::type)
                    .toList();
            WebhookRequest request = Calls.posted(Fixtures.body(name), Fixtures.signature(name));
            samples.add(new WebhookSample(name, request, types));
        }
        samples.add(WebhookSample.of(
                "call permission",
                Calls.signed(Wire.message("'type':'interactive','interactive':{'type':'call_permission_reply',"
                        + "'call_permission_reply':{'response':'accept'}}")),
                EventType.MESSAGE_RECEIVED));
        return samples;
    }

    @Override
    public List<WebhookRequest> forgeries() {
        byte[] body = Fixtures.body("inbound-text");
        return List.of(
                Calls.unsigned(body),
                Calls.posted(body, Fixtures.signature("inbound-image")),
                Calls.signed(body, "the secret of another app"),
                Calls.handshake("subscribe", "guessed-token", "1"));
    }

    @Override
    public List<WebhookRequest> nonsense() {
        return List.of(
                Calls.signed("{\"entry\":".getBytes(StandardCharsets.UTF_8)),
                Calls.signed("[1,2]".getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<HandshakeSample> handshakes() {
        return List.of(
                new HandshakeSample(Calls.handshake("subscribe", Door.VERIFY_TOKEN, "1158201444"), 200, "1158201444"));
    }
}
