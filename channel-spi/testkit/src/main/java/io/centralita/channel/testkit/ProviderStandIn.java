package io.centralita.channel.testkit;

import io.centralita.channel.spi.context.ChannelHttp;
import java.util.EnumSet;
import java.util.Set;

/** The provider, played. For providers behind HTTP extend {@link HttpProviderStandIn}. */
public interface ProviderStandIn {

    /** Answers in this mood from now on; at first {@link ProviderMood#ACCEPTS}. */
    void mood(ProviderMood mood);

    /** The moods it can play; what it cannot is left out of the contract and of the report. */
    default Set<ProviderMood> moods() {
        return EnumSet.allOf(ProviderMood.class);
    }

    /** How often it was asked to send a message, whatever came of it. Refused connections do not count. */
    long sends();

    /** How often it was called at all. */
    long calls();

    /** Ends the waiting of calls that hang. */
    void release();

    /** The way to it. */
    ChannelHttp http();
}
