package io.centralita.channel.wppconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.context.ChannelStateStore;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.testkit.Outbound;
import io.centralita.channel.testkit.context.TestChannelContext;
import io.centralita.channel.wppconnect.WppconnectChannelFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A channel, its server and its clock. */
public final class World {
    public final ServerStandIn server;
    public final TestChannelContext context;
    public final ChannelAdapter channel;
    public final TestEvents core;

    public World() {
        this(new ServerStandIn(), Settings.good());
    }

    public World(ServerStandIn server, ChannelConfig config) {
        this(server, config, TestChannelContext.with(server), store -> store);
    }

    private World(
            ServerStandIn server,
            ChannelConfig config,
            TestChannelContext context,
            UnaryOperator<ChannelStateStore> store) {
        this.server = server;
        this.context = context;
        this.core = new TestEvents(context.events());
        this.channel = new WppconnectChannelFactory()
                .create(config, new PartlyOther(context, store.apply(context.state()), core));
    }

    /** The same number after the process died: the memory is kept, and the server lives on. */
    public World afterCrash() {
        return afterCrash(store -> store);
    }

    /** The same over another way to that memory. */
    public World afterCrash(UnaryOperator<ChannelStateStore> store) {
        World again = new World(server, Settings.good(), context.restarted(), store);
        again.context
                .clock()
                .advance(Duration.between(
                        again.context.clock().instant(), context.clock().instant()));
        return again;
    }

    /** Started, and online. */
    public World online() {
        channel.start().toCompletableFuture().join();
        for (int i = 0; i < 60 && channel.state().status() != ChannelStatus.ONLINE; i++) {
            later(Duration.ofSeconds(1));
        }
        assertState(ChannelStatus.ONLINE, "ok");
        return this;
    }

    public void later(Duration time) {
        context.clock().advance(time);
        context.scheduler().runDue();
    }

    /** A call of the server; gives back what was stored of it. */
    public List<InboundEvent> told(byte[] body) {
        WebhookAnswer answer = channel.receive(Wire.posted(body));
        assertThat(answer).isInstanceOf(WebhookAnswer.Deliveries.class);
        return events(((WebhookAnswer.Deliveries) answer).deliveries());
    }

    /** What the channel told by itself since the start. */
    public List<InboundEvent> delivered() {
        return events(context.events().deliveries());
    }

    private List<InboundEvent> events(List<RawDelivery> deliveries) {
        List<InboundEvent> events = new ArrayList<>();
        for (RawDelivery delivery : deliveries) {
            try {
                events.addAll(channel.parse(delivery.withoutParsed()));
            } catch (PayloadException unreadable) {
                throw new AssertionError(unreadable);
            }
        }
        return events;
    }

    public SendResult send(Outbound message) {
        return channel.send(message.build()).toCompletableFuture().join();
    }

    public Outbound message() {
        return Outbound.anOutbound(context.clock());
    }

    public void assertState(ChannelStatus status, String reason) {
        assertThat(channel.state())
                .extracting(ChannelState::status, ChannelState::reason)
                .containsExactly(status, reason);
    }
}
