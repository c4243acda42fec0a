package io.centralita.channel.testkit.memory;

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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plug-in {@code in-memory}. Its provider lives in the factory's instance: channels whose configuration names the same
 * {@code provider} share one, which a test gets with {@link #provider} to script answers and to see what was sent. A test
 * that cannot reach the instance scripts by configuration: {@code outcomes} and {@code statuses}.
 */
public final class InMemoryChannelFactory implements ChannelFactory {

    public static final String ID = "in-memory";

    private static final String SCHEMA = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["secret"],
             "properties":{
              "secret":{"type":"string","writeOnly":true,"description":"carried by webhook calls"},
              "provider":{"type":"string","description":"channels of the same name share one provider"},
              "account":{"type":"string","description":"key of the number at the provider"},
              "outcomes":{"type":"array","items":{"type":"string"},
               "description":"answers to the first sends: accepted, rejected:KIND, throttled:SECONDS, unknown, unreachable"},
              "statuses":{"type":"array","items":{"enum":["SENT","DELIVERED","READ","PLAYED","FAILED"]},
               "description":"told after each accepted send"},
              "abilities":{"type":"array","items":{"enum":["corrections","edits","pairing","qr_pairing"]},
               "description":"what the channel can do beside messages"}}}
            """;

    private final Map<String, InMemoryProvider> providers = new ConcurrentHashMap<>();

    /** The provider behind all channels configured with this name. */
    public InMemoryProvider provider(String name) {
        return providers.computeIfAbsent(name, unused -> new InMemoryProvider());
    }

    @Override
    public ChannelDescriptor descriptor() {
        return new ChannelDescriptor(
                ID,
                "1.0",
                SpiRange.since("1.0"),
                "In memory",
                "A provider inside the process, for tests.",
                SCHEMA,
                Set.of("secret"),
                Set.of());
    }

    @Override
    public CompletionStage<List<ConfigFinding>> validate(
            ChannelConfig config, ValidationDepth depth, ChannelContext context) {
        return CompletableFuture.completedFuture(
                switch (depth) {
                    case SYNTAX -> syntax(config);
                    case CONNECTIVITY -> connectivity(config);
                });
    }

    private List<ConfigFinding> connectivity(ChannelConfig config) {
        List<ConfigFinding> findings = syntax(config);
        return findings.isEmpty()
                ? provider(InMemoryConfig.of(config).provider()).inspect()
                : findings;
    }

    private static List<ConfigFinding> syntax(ChannelConfig config) {
        try {
            InMemoryConfig.of(config);
            return List.of();
        } catch (ConfigException wrong) {
            return List.of(ConfigFinding.error(wrong.field(), "invalid", "it " + wrong.problem()));
        }
    }

    @Override
    public ChannelAdapter create(ChannelConfig config, ChannelContext context) {
        InMemoryConfig read = InMemoryConfig.of(config);
        return new InMemoryChannel(read, context, provider(read.provider()));
    }
}
