package io.centralita.channel.testkit.memory;

import static io.centralita.channel.testkit.Outbound.anOutbound;
import static io.centralita.channel.testkit.SpiAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.testkit.context.TestChannelContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class InMemoryChannelTest {

    private final TestChannelContext context = TestChannelContext.create();
    private final InMemoryChannelFactory factory = new InMemoryChannelFactory();

    @Test
    void shouldAnswerAsItsConfigurationSays() {
        ChannelAdapter channel = started(Map.of(
                "secret", "s", "outcomes", List.of("rejected:WINDOW_CLOSED", "throttled:2", "unknown", "unreachable")));

        assertThat(send(channel)).isRejected(ErrorKind.WINDOW_CLOSED, "M-WINDOW_CLOSED");
        assertThat(send(channel)).isThrottled();
        assertThat(send(channel)).isUnknown();
        assertThat(send(channel)).isRejected(ErrorKind.PROVIDER_DOWN);
        assertThat(send(channel)).isAccepted();
    }

    @Test
    void shouldShowATestWhatWasSent() {
        ChannelAdapter channel = started(Map.of("secret", "s", "provider", "p"));
        factory.provider("p").next(new InMemoryOutcome.Vanish());
        OutboundMessage message = anOutbound(context.clock()).saying("hello").build();

        assertThat(channel.send(message).toCompletableFuture().join()).isUnknown();

        assertThat(factory.provider("p").sent())
                .extracting(InMemoryProvider.Sent::message)
                .containsExactly(message);
    }

    @Test
    void shouldTellTheStatusesItsConfigurationAsksFor() throws PayloadException {
        ChannelAdapter channel = started(Map.of("secret", "s", "statuses", List.of("SENT", "DELIVERED")));

        String id = ((SendResult.Accepted) send(channel)).providerMessageId();
        context.scheduler().runDue();

        List<InboundEvent> told = new ArrayList<>();
        for (var delivery : context.events().deliveries()) {
            told.addAll(channel.parse(delivery));
        }
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).saysMessageIs(id, DeliveryStatus.SENT);
        assertThat(told.get(1)).saysMessageIs(id, DeliveryStatus.DELIVERED);
    }

    @Test
    void shouldBeOneOfThePluginsThatServiceLoaderFinds() {
        assertThat(ServiceLoader.load(ChannelFactory.class))
                .extracting(found -> found.descriptor().id())
                .contains(InMemoryChannelFactory.ID);
    }

    private ChannelAdapter started(Map<String, Object> config) {
        ChannelAdapter channel = factory.create(ChannelConfig.of(config), context);
        channel.start();
        return channel;
    }

    private SendResult send(ChannelAdapter channel) {
        return channel.send(anOutbound(context.clock()).build())
                .toCompletableFuture()
                .join();
    }
}
