package io.centralita.channel.spi.identity;

import org.jspecify.annotations.Nullable;

/**
 * The person at the other end: the customer, also of a message we sent.
 *
 * @param identities at least one
 * @param displayName the name the person shows, if told
 */
public record Peer(IdentitySet identities, @Nullable String displayName) {

    public Peer {
        if (identities.isEmpty()) {
            throw new IllegalArgumentException("a peer needs at least one identity");
        }
    }

    public static Peer of(Identity... identities) {
        return new Peer(IdentitySet.of(identities), null);
    }

    public Peer named(@Nullable String name) {
        return new Peer(identities, name);
    }

    /** Key of the steadiest identity: the lane of a delivery about this person. */
    public String key() {
        return identities.primaryKey().orElseThrow();
    }
}
