package io.centralita.core.channels.context;

import io.centralita.channel.spi.context.ChannelMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;

/** A plug-in's figures, named {@code centralita.channel.*}, with plug-in and channel as tags. */
final class MicrometerChannelMeter implements ChannelMeter {

    private final MeterRegistry registry;
    private final Tags own;

    MicrometerChannelMeter(MeterRegistry registry, String plugin, String channel) {
        this.registry = registry;
        this.own = Tags.of("plugin", plugin, "channel", channel);
    }

    @Override
    public void count(String name, long amount, String... tags) {
        registry.counter("centralita.channel." + name, own.and(tags)).increment(amount);
    }

    @Override
    public void time(String name, Duration duration, String... tags) {
        registry.timer("centralita.channel." + name, own.and(tags)).record(duration);
    }
}
