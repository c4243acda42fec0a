package io.centralita.examples.httpbridge;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.ConfigException;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.SpiRange;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.channel.spi.context.ChannelContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The entry of the plug-in. */
public final class HttpBridgeFactory implements ChannelFactory {

    private static final String SCHEMA = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["url","secret"],
             "properties":{
              "url":{"type":"string","format":"uri","description":"where the bridged system listens"},
              "secret":{"type":"string","minLength":16,"writeOnly":true,"description":"both sides sign with it"}}}
            """;

    @Override
    public ChannelDescriptor descriptor() {
        return new ChannelDescriptor(
                "http-bridge",
                "1.0",
                SpiRange.since("1.0"),
                "HTTP bridge",
                "Any system that speaks JSON over HTTP, signed both ways.",
                SCHEMA,
                Set.of("secret"),
                Set.of());
    }

    @Override
    public CompletionStage<List<ConfigFinding>> validate(
            ChannelConfig config, ValidationDepth depth, ChannelContext context) {
        try {
            BridgeConfig read = BridgeConfig.of(config);
            return switch (depth) {
                case SYNTAX -> CompletableFuture.completedFuture(List.of());
                case CONNECTIVITY -> new BridgeApi(context, read).check();
            };
        } catch (ConfigException wrong) {
            return CompletableFuture.completedFuture(
                    List.of(ConfigFinding.error(wrong.field(), "invalid", "it " + wrong.problem())));
        }
    }

    @Override
    public ChannelAdapter create(ChannelConfig config, ChannelContext context) {
        return new HttpBridgeChannel(BridgeConfig.of(config), context);
    }
}
