package io.centralita.channel.spi;

import io.centralita.channel.spi.context.ChannelContext;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The entry of a plug-in, found by {@link java.util.ServiceLoader}: a public class with a public constructor without
 * parameters, named in {@code META-INF/services/io.centralita.channel.spi.ChannelFactory}. One instance lives as long as
 * the application; it holds no state of any channel.
 */
public interface ChannelFactory {

    /** Constant, quick, no I/O. Called before anything else. */
    ChannelDescriptor descriptor();

    /**
     * Says what is wrong with a configuration; an empty list means it may be used. Bad configuration is an answer, never an
     * exception. At {@link ValidationDepth#SYNTAX} no I/O is done. Any thread.
     */
    CompletionStage<List<ConfigFinding>> validate(ChannelConfig config, ValidationDepth depth, ChannelContext context);

    /**
     * Makes the adapter of one connected number. No I/O here: that is what {@link ChannelAdapter#start} is for. The
     * configuration has passed {@link ValidationDepth#SYNTAX}.
     *
     * @throws ConfigException when the configuration cannot be used all the same
     */
    ChannelAdapter create(ChannelConfig config, ChannelContext context);
}
