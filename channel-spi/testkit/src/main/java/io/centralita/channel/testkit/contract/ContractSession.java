package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.testkit.ContractFixture;
import io.centralita.channel.testkit.Outbound;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.testkit.ProviderStandIn;
import io.centralita.channel.testkit.context.TestChannelContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** One channel, not yet started, in a world of its own: what each promise is tested with. */
public final class ContractSession {

    private static final Duration STOP_TIME = Duration.ofSeconds(5);
    private static final int STEPS_TO_ONLINE = 120;

    private final ContractFixture fixture;
    private final ConformanceReport report;
    private final TestChannelContext context;
    private final ChannelAdapter adapter;
    private final List<TestChannelContext> contexts = new ArrayList<>();
    private final SecretWatch secrets;

    ContractSession(ContractFixture fixture, ConformanceReport report) {
        this.fixture = fixture;
        this.report = report;
        ChannelDescriptor descriptor = fixture.factory().descriptor();
        report.about(fixture.factory());
        this.secrets = SecretWatch.over(fixture.config(), descriptor.secretFields());
        this.context = fixture.context();
        contexts.add(context);
        this.adapter = fixture.factory().create(fixture.config(), context);
    }

    public ContractFixture fixture() {
        return fixture;
    }

    public TestChannelContext context() {
        return context;
    }

    public ProviderStandIn provider() {
        return fixture.provider();
    }

    public ChannelAdapter adapter() {
        return adapter;
    }

    /** The adapter, started, and so far that it sends. */
    public ChannelAdapter online() {
        return bringOnline(adapter, context);
    }

    /** Another adapter of the same number after a crash: the memory is kept, nothing else. */
    public ChannelAdapter afterCrash() {
        TestChannelContext restarted = context.restarted();
        contexts.add(restarted);
        return bringOnline(fixture.factory().create(fixture.config(), restarted), restarted);
    }

    private ChannelAdapter bringOnline(ChannelAdapter channel, TestChannelContext world) {
        await(channel.start(), world);
        for (int step = 0; !channel.state().status().sends() && step < STEPS_TO_ONLINE; step++) {
            world.clock().advance(Duration.ofSeconds(1));
            world.scheduler().runDue();
        }
        ChannelStatus status = channel.state().status();
        assertThat(status.sends())
                .as("a started channel with a willing provider is " + status)
                .isTrue();
        return channel;
    }

    /** Sets the provider's mood; the promise does not apply where the stand-in cannot play it. */
    public void provider(ProviderMood mood) {
        assumeTrue(provider().moods().contains(mood), "the provider's stand-in cannot play " + mood);
        provider().mood(mood);
    }

    public Outbound message() {
        return Outbound.anOutbound(context.clock()).to(fixture.recipient());
    }

    public SendResult send(Outbound message) {
        return send(message.build());
    }

    public SendResult send(OutboundMessage message) {
        return await(adapter.send(message));
    }

    public void stop() {
        await(adapter.stop(STOP_TIME));
    }

    /** The result of a stage; runs due background work meanwhile. */
    public <T> T await(CompletionStage<T> stage) {
        return await(stage, context);
    }

    private <T> T await(CompletionStage<T> stage, TestChannelContext world) {
        T result = Awaiting.result(stage, world);
        secrets.saw(result);
        return result;
    }

    /** What a call gave that must not block; fails when it does. */
    public <T> CompletionStage<T> calledApart(Supplier<CompletionStage<T>> call) {
        return Awaiting.result(Threads.apart(call), context);
    }

    /** The failure of a stage; fails when there is none. */
    public Throwable awaitFailure(CompletionStage<?> stage) {
        Throwable failure = Awaiting.failure(stage, context);
        secrets.saw(failure);
        return failure;
    }

    /** The deliveries of an authentic call. */
    public List<RawDelivery> receive(WebhookRequest request) {
        WebhookAnswer answer = adapter.receive(request);
        secrets.saw(answer);
        if (answer instanceof WebhookAnswer.Deliveries deliveries) {
            return deliveries.deliveries();
        }
        return fail("an authentic call was answered with " + answer);
    }

    /** The events of a delivery as it comes back from storage. */
    public List<InboundEvent> parse(RawDelivery delivery) {
        try {
            return adapter.parse(delivery.withoutParsed());
        } catch (PayloadException unreadable) {
            return fail("a delivery of an authentic call cannot be parsed", unreadable);
        }
    }

    /** All events of an authentic call, through storage. */
    public List<InboundEvent> events(WebhookRequest request) {
        return receive(request).stream()
                .flatMap(delivery -> parse(delivery).stream())
                .toList();
    }

    /** All events of all samples. */
    public List<InboundEvent> sampleEvents() {
        return fixture.samples().stream()
                .flatMap(sample -> events(sample.request()).stream())
                .toList();
    }

    /** Watches a value's text for secrets. */
    public <T> T watched(T value) {
        secrets.saw(value);
        return value;
    }

    /** Notes the verdict on a capability. */
    public void capability(String name, Verdict verdict, String reason) {
        report.capability(name, verdict, reason);
    }

    void end() throws Exception {
        try (fixture) {
            provider().mood(ProviderMood.ACCEPTS);
            provider().release();
            stop();
            secrets.saw(adapter);
            secrets.saw(adapter.state());
            secrets.saw(adapter.capabilities());
            secrets.saw(adapter.health());
            contexts.forEach(world -> world.logger().lines().forEach(secrets::saw));
            secrets.assertNoneTold();
        }
    }
}
