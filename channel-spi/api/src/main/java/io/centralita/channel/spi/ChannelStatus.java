package io.centralita.channel.spi;

/** Where a channel stands in its life. */
public enum ChannelStatus {
    /** Made, never started. */
    NEW,
    /** Waits for a person to pair a phone; the state holds the challenge. */
    PAIRING,
    /** On its way to {@link #ONLINE}, also after a loss of connection. */
    CONNECTING,
    /** Receives and sends. */
    ONLINE,
    /** Works in part or is in doubt: sends without acknowledgement, a low quality rating, a provider in trouble. */
    DEGRADED,
    /** The provider no longer knows the session or the token: a person must act. */
    LOGGED_OUT,
    /** The provider banned or disabled the number: a person must act at the provider. */
    BANNED,
    /** Cannot work: wrong configuration or a failure that does not heal by itself. */
    FAILED,
    /** Held by {@link ChannelAdapter#pause}. */
    PAUSED,
    /** Ended by {@link ChannelAdapter#stop}. */
    STOPPED;

    /** Whether {@link ChannelAdapter#send} may be called with hope. */
    public boolean sends() {
        return this == ONLINE || this == DEGRADED;
    }
}
