package io.centralita.channel.wppconnect.parse;

/** Events that are this plug-in's own: what it found out, stored and read again like what the server tells. */
public final class OwnWords {
    /** A send in doubt was found at the server: {@code our_id}, {@code id}, {@code ack}. */
    public static final String SETTLED = "centralita-settled";

    /** A hidden id and a phone are one person: {@code lid}, {@code phone}. */
    public static final String IDENTITIES = "centralita-identities";

    /** A message from before: the fields of a message. */
    public static final String HISTORY = "centralita-history";

    private OwnWords() {}
}
