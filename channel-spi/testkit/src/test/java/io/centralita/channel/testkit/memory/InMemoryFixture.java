package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.EventType;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.testkit.ContractFixture;
import io.centralita.channel.testkit.HandshakeSample;
import io.centralita.channel.testkit.Inbound;
import io.centralita.channel.testkit.ProviderStandIn;
import io.centralita.channel.testkit.WebhookSample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The in-memory channel as the contract wants it. */
public class InMemoryFixture implements ContractFixture {

    private static final String SECRET = "memory-s3cret";
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Peer ANA =
            Peer.of(Identity.waId("5511900000001"), Identity.bsuid("BR.1")).named("Ana = ç 👋");
    private static final Peer BRUNO = Peer.of(Identity.waId("5511900000002"));

    private final InMemoryChannelFactory factory = new InMemoryChannelFactory();
    private final InMemoryStandIn standIn = new InMemoryStandIn(factory.provider("contract"));

    @Override
    public ChannelFactory factory() {
        return factory;
    }

    @Override
    public ChannelConfig config() {
        return ChannelConfig.of(Map.of(
                "secret",
                SECRET,
                "provider",
                "contract",
                "account",
                "number-1",
                "abilities",
                List.of("corrections", "pairing")));
    }

    @Override
    public List<ChannelConfig> brokenConfigs() {
        return List.of(
                ChannelConfig.empty(),
                config().with("secret", 7),
                config().with("outcomes", List.of("perhaps")),
                config().with("statuses", List.of("FRAMED")));
    }

    @Override
    public ProviderStandIn provider() {
        return standIn;
    }

    @Override
    public List<WebhookSample> samples() {
        List<WebhookSample> samples = new ArrayList<>(List.of(
                sample(
                        "text",
                        Inbound.aMessage()
                                .withId("m-1")
                                .from(ANA)
                                .saying("a=b c%d\nü")
                                .build()),
                sample(
                        "answer",
                        Inbound.aMessage().withId("m-2").answering("m-1").build()),
                sample("place", message("m-3", MessageContent.Location.of(-23.5, -46.6))),
                sample(
                        "echo",
                        Inbound.aMessage()
                                .withId("m-4")
                                .ofOrigin(MessageOrigin.ECHO)
                                .build()),
                sample(
                        "button",
                        message(
                                "m-5",
                                new MessageContent.ButtonReply(
                                        "yes", "Yes", MessageContent.ButtonReply.Origin.TEMPLATE))),
                sample("mystery", message("m-6", new MessageContent.Unsupported("hologram", null))),
                sample(
                        "edit",
                        new MessageEdited(
                                "e-1", NOON, MessageOrigin.LIVE, ANA, "m-1", MessageContent.Text.of("better"), null)),
                sample("revocation", new MessageRevoked(NOON, MessageOrigin.LIVE, ANA, "m-1", null)),
                sample("reaction", new ReactionChanged("r-1", NOON, MessageOrigin.LIVE, ANA, "m-1", "👍", null)),
                sample(
                        "status",
                        new StatusChanged(
                                "out-1", "ours-1", NOON, DeliveryStatus.READ, null, ANA.identities(), null, null)),
                sample(
                        "contact",
                        new ContactChanged(
                                "c-1",
                                NOON,
                                ContactChanged.Kind.NUMBER_CHANGED,
                                IdentitySet.of(Identity.waId("5511900000009")),
                                ANA,
                                Map.of())),
                WebhookSample.of("unknown word", raw("confetti at=2026-11-24T12:00:00Z"), EventType.UNSUPPORTED),
                twoPeople()));
        for (MediaKind kind : MediaKind.values()) {
            samples.add(sample(kind.name(), message("medium-" + kind, medium(kind))));
        }
        return samples;
    }

    private static WebhookSample twoPeople() {
        return sample(
                "two people",
                Inbound.aMessage().withId("m-7").from(ANA).build(),
                Inbound.aMessage().withId("m-8").from(BRUNO).build(),
                Inbound.aMessage().withId("m-9").from(ANA).build());
    }

    private static MessageContent medium(MediaKind kind) {
        return MessageContent.Media.of(
                kind, new MediaReference("media-" + kind, "https://media.example/" + kind, "x/y", null, 7L));
    }

    private static InboundEvent message(String id, MessageContent content) {
        return Inbound.aMessage().withId(id).from(ANA).with(content).build();
    }

    private static WebhookSample sample(String name, InboundEvent... events) {
        List<EventType> types = List.of(events).stream().map(InboundEvent::type).toList();
        return new WebhookSample(name, InMemoryWire.request(SECRET, events), types);
    }

    private static WebhookRequest raw(String body) {
        return InMemoryWire.request(SECRET, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<WebhookRequest> forgeries() {
        byte[] body = InMemoryWire.encode(Inbound.aMessage().build());
        return List.of(
                InMemoryWire.request("wrong-s3cret", body),
                InMemoryWire.request("", body),
                new WebhookRequest("POST", Map.of(), Map.of(), body),
                InMemoryWire.handshake("wrong-s3cret", "42"));
    }

    @Override
    public List<WebhookRequest> nonsense() {
        return List.of(
                raw(""),
                raw("{\"json\":true}"),
                raw("message id"),
                raw("message at=yesterday id=1"),
                raw("message at=2026-11-24T12:00:00Z id=%zz"));
    }

    @Override
    public List<HandshakeSample> handshakes() {
        return List.of(new HandshakeSample(InMemoryWire.handshake(SECRET, "42"), 200, "42"));
    }
}
