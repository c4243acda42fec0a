package io.centralita.channel.wppconnect;

import static io.centralita.channel.testkit.SpiAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.testkit.Outbound;
import io.centralita.channel.testkit.ReadBytes;
import io.centralita.channel.testkit.SampleContents;
import io.centralita.channel.testkit.context.TestChannelContext;
import io.centralita.channel.wppconnect.support.Settings;
import io.centralita.emulator.CustomerChat;
import io.centralita.emulator.WhatsAppEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that speaks wppconnect-server's API over HTTP and posts its webhooks, with the traps of the real one. */
class EmulatedServerTest {
    private static final String ANA = "5511988880001";

    private final TestChannelContext context = TestChannelContext.create();
    private final List<InboundEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicReference<ChannelAdapter> adapter = new AtomicReference<>();
    private WhatsAppEmulator whatsApp;
    private HttpServer hooks;
    private ChannelAdapter channel;
    private CustomerChat ana;

    @BeforeEach
    void start() throws IOException {
        context.clock().advance(Duration.between(context.clock().instant(), Instant.now()));
        whatsApp = WhatsAppEmulator.start();
        whatsApp.wppconnect().secretKey(Settings.SECRET);
        whatsApp.wppconnect().scansAtOnce(Settings.SESSION, "5511900000001");
        hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hooks.createContext("/hooks/channel-1", this::called);
        hooks.start();
        ChannelConfig config = Settings.good()
                .with("base_url", "http://127.0.0.1:" + whatsApp.port())
                .with(
                        "webhook_base_url",
                        "http://127.0.0.1:" + hooks.getAddress().getPort());
        channel = new WppconnectChannelFactory().create(config, context);
        adapter.set(channel);
        channel.start();
        until(() -> channel.state().status() == ChannelStatus.ONLINE);
        ana = whatsApp.customer(ANA, "Ana").sends("wpp:" + Settings.SESSION);
    }

    @AfterEach
    void end() {
        channel.stop(Duration.ofSeconds(2)).toCompletableFuture().join();
        hooks.stop(0);
        whatsApp.close();
    }

    private void called(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String query = exchange.getRequestURI().getQuery();
        WebhookAnswer answer = Objects.requireNonNull(adapter.get())
                .receive(new WebhookRequest(
                        exchange.getRequestMethod(),
                        Map.of("key", List.of(query.substring(query.indexOf('=') + 1))),
                        Map.of(),
                        body));
        boolean taken = answer instanceof WebhookAnswer.Deliveries;
        if (answer instanceof WebhookAnswer.Deliveries deliveries) {
            deliveries.deliveries().forEach(delivery -> events.addAll(read(delivery)));
        }
        exchange.sendResponseHeaders(taken ? 200 : 401, -1);
        exchange.close();
    }

    private List<InboundEvent> read(RawDelivery delivery) {
        try {
            return channel.parse(delivery.withoutParsed());
        } catch (PayloadException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Waits for something that comes over the wire, moving the channel's clock with the real one. */
    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("nothing came; the channel is " + channel.state() + ", told " + events);
            }
            context.clock().advance(Duration.ofMillis(100));
            context.scheduler().runDue();
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }

    private SendResult send(MessageContent content) {
        return channel.send(Outbound.anOutbound(context.clock())
                        .to(Identity.waId(ANA))
                        .with(content)
                        .build())
                .toCompletableFuture()
                .join();
    }

    private List<MessageReceived> messages() {
        return events.stream()
                .filter(MessageReceived.class::isInstance)
                .map(MessageReceived.class::cast)
                .toList();
    }

    @Test
    void shouldReceiveTextAndAnswerItUntilItIsRead() {
        ana.text("Olá!");
        until(() -> !messages().isEmpty());
        assertThat(messages().get(0).content()).isEqualTo(MessageContent.Text.of("Olá!"));
        SendResult sent = send(MessageContent.Text.of("Bom dia"));
        assertThat(sent).isAccepted();
        String id = ((SendResult.Accepted) sent).providerMessageId();
        ana.opens();
        until(() -> events.stream().anyMatch(event -> isStatus(event, id, DeliveryStatus.READ)));
    }

    private static boolean isStatus(InboundEvent event, String id, DeliveryStatus status) {
        return event instanceof StatusChanged changed
                && changed.status() == status
                && changed.providerMessageId().equals(id);
    }

    @Test
    void shouldSendEverythingItSaysItCan() {
        ana.text("Olá!");
        until(() -> !messages().isEmpty());
        String theirs = messages().get(0).providerMessageId();
        channel.capabilities().sends().forEach((type, limits) -> {
            MessageContent content = type == ContentType.REACTION
                    ? new MessageContent.Reaction(theirs, "👍")
                    : SampleContents.of(type, limits);
            org.assertj.core.api.Assertions.assertThat(send(content))
                    .as(type.name())
                    .isInstanceOf(SendResult.Accepted.class);
        });
    }

    @Test
    void shouldFetchAReceivedPicture() {
        byte[] picture = "not really a picture".getBytes(StandardCharsets.UTF_8);
        ana.image("image/jpeg", picture, "veja");
        until(() -> !messages().isEmpty());
        MessageContent.Media media = (MessageContent.Media) messages().get(0).content();
        assertThat(media.caption()).isEqualTo("veja");
        ResolvedMedia found = channel.resolveMedia((MediaReference) media.source())
                .toCompletableFuture()
                .join();
        assertThat(ReadBytes.of(((ResolvedMedia.Stream) found).bytes()).join()).isEqualTo(picture);
    }

    @Test
    void shouldFetchWhatWasWrittenWhileTheServerWasDown() {
        whatsApp.wppconnect().disconnect(Settings.SESSION);
        ana.text("are you there?");
        until(() -> context.events().deliveries().stream()
                .flatMap(delivery -> read(delivery).stream())
                .anyMatch(event -> event instanceof MessageReceived message
                        && message.content().equals(MessageContent.Text.of("are you there?"))));
        assertThat(channel.state().status()).isEqualTo(ChannelStatus.ONLINE);
    }
}
