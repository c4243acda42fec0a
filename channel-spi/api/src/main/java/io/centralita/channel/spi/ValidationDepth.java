package io.centralita.channel.spi;

/** How far {@link ChannelFactory#validate} may go. */
public enum ValidationDepth {
    /** Looks at the configuration only. Quick, no I/O. */
    SYNTAX,
    /** Also asks the provider: is the token good, does the number exist. */
    CONNECTIVITY
}
