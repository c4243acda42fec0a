package io.centralita.core.channels.features;

import io.centralita.channel.spi.identity.Peer;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.PeerAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a group on the wire, as the provider tells it.
 *
 * @param name as the person wrote it: text from strangers, never interpreted
 * @param addresses a phone is never promised, since WhatsApp may show only a hidden id
 */
public record GroupMember(@Nullable String name, List<ContactAddress> addresses) {

    static GroupMember of(Peer peer) {
        return new GroupMember(peer.displayName(), PeerAddress.of(peer.identities()));
    }
}
