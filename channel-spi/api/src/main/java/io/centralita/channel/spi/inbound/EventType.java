package io.centralita.channel.spi.inbound;

/** The type of an {@link InboundEvent}, for a {@code switch} and for figures. */
public enum EventType {
    MESSAGE_RECEIVED,
    MESSAGE_EDITED,
    MESSAGE_REVOKED,
    REACTION_CHANGED,
    STATUS_CHANGED,
    CONTACT_CHANGED,
    CHANNEL_STATE_CHANGED,
    TEMPLATE_CHANGED,
    ACCOUNT_NOTICE,
    UNSUPPORTED
}
