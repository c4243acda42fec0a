package io.centralita.channel.testkit;

/** How the provider answers calls from now on. */
public enum ProviderMood {
    /** It takes everything. */
    ACCEPTS,
    /** It refuses messages, saying why, for good. */
    REFUSES,
    /** It no longer knows the token, secret or session. */
    REFUSES_TOKEN,
    /** It wants fewer messages. */
    THROTTLES,
    /** It fails in a way that does not say whether it took the message: a 500 of a proxy. */
    BREAKS,
    /** It says yes, but the answer cannot be read. */
    BABBLES,
    /** It gets the call, and no answer comes. */
    SILENT,
    /** It gets the call and keeps the connection open until {@link ProviderStandIn#release}, then no answer comes. */
    HANGS,
    /** The connection is refused. */
    UNREACHABLE
}
