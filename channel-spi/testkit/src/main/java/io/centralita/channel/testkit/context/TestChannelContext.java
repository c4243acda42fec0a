package io.centralita.channel.testkit.context;

import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.context.ChannelHttp;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A context whose every part the test owns. With {@link #create} it calls real HTTP servers; give it another
 * {@link ChannelHttp} to play a provider in the process.
 */
public final class TestChannelContext implements ChannelContext {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final URI WEBHOOK = URI.create("https://centralita.example/hooks/channel-1");

    private final MutableClock clock = new MutableClock(START);
    private final ManualScheduler scheduler = new ManualScheduler(clock);
    private final RecordingLogger logger = new RecordingLogger();
    private final RecordingMeter meter = new RecordingMeter();
    private final RecordingEvents events = new RecordingEvents();
    private final ChannelHttp http;
    private final InMemoryStateStore state;

    private TestChannelContext(ChannelHttp http, InMemoryStateStore state) {
        this.http = http;
        this.state = state;
    }

    public static TestChannelContext create() {
        return with(new JavaNetHttp());
    }

    public static TestChannelContext with(ChannelHttp http) {
        return new TestChannelContext(http, new InMemoryStateStore());
    }

    /** The world after a crash: the same memory, the same provider, everything else new. */
    public TestChannelContext restarted() {
        return new TestChannelContext(http, state);
    }

    @Override
    public String channelId() {
        return "channel-1";
    }

    @Override
    public Optional<URI> webhookUrl() {
        return Optional.of(WEBHOOK);
    }

    @Override
    public ChannelHttp http() {
        return http;
    }

    @Override
    public MutableClock clock() {
        return clock;
    }

    @Override
    public ManualScheduler scheduler() {
        return scheduler;
    }

    @Override
    public InMemoryStateStore state() {
        return state;
    }

    @Override
    public RecordingLogger logger() {
        return logger;
    }

    @Override
    public RecordingMeter meter() {
        return meter;
    }

    @Override
    public RecordingEvents events() {
        return events;
    }
}
