package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.channel.spi.context.ChannelContext;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The in-memory plug-in with one flaw. */
record FlawedFactory(ChannelFactory sound, Flaw flaw) implements ChannelFactory {

    @Override
    public ChannelDescriptor descriptor() {
        ChannelDescriptor whole = sound.descriptor();
        String id = "flawed-" + flaw.ordinal();
        return new ChannelDescriptor(
                id,
                whole.version(),
                whole.spi(),
                "Flawed",
                flaw.name(),
                whole.configSchema(),
                whole.secretFields(),
                whole.hosts());
    }

    @Override
    public CompletionStage<List<ConfigFinding>> validate(
            ChannelConfig config, ValidationDepth depth, ChannelContext context) {
        return sound.validate(config, depth, context);
    }

    @Override
    public ChannelAdapter create(ChannelConfig config, ChannelContext context) {
        return new FlawedChannel(sound.create(config, context), flaw, config, context);
    }
}
