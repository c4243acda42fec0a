package io.centralita.channel.testkit.postcard;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.ConfigException;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.SpiRange;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.channel.spi.context.ChannelContext;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The example of {@code docs/write-a-channel.md}: a provider that carries short texts over HTTP. */
public final class PostcardFactory implements ChannelFactory {

    private static final String SCHEMA = """
            {"type":"object","required":["address","token"],"properties":{
              "address":{"type":"string","format":"uri"},
              "token":{"type":"string","writeOnly":true}}}
            """;

    @Override
    public ChannelDescriptor descriptor() {
        return new ChannelDescriptor(
                "postcard",
                "1.0",
                SpiRange.since("1.0"),
                "Postcard",
                "Short texts by post.",
                SCHEMA,
                Set.of("token"),
                Set.of());
    }

    @Override
    public CompletionStage<List<ConfigFinding>> validate(
            ChannelConfig config, ValidationDepth depth, ChannelContext context) {
        try {
            PostcardApi api = api(config, context);
            return switch (depth) {
                case SYNTAX -> CompletableFuture.completedFuture(List.of());
                case CONNECTIVITY -> api.check();
            };
        } catch (ConfigException wrong) {
            return CompletableFuture.completedFuture(
                    List.of(ConfigFinding.error(wrong.field(), "invalid", "it " + wrong.problem())));
        }
    }

    @Override
    public ChannelAdapter create(ChannelConfig config, ChannelContext context) {
        return new PostcardChannel(config, context);
    }

    static PostcardApi api(ChannelConfig config, ChannelContext context) {
        return new PostcardApi(context, address(config.text("address")), config.text("token"));
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigException("address", "must be a URI");
        }
    }
}
