package io.centralita.channel.testkit.contract;

import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.ReactionChanged;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lane an event belongs to, where order matters: whatever changes the timeline. */
final class Lanes {

    private Lanes() {}

    static Optional<String> of(InboundEvent event) {
        if (event instanceof MessageReceived message) {
            return lane(message.peer(), message.group());
        }
        if (event instanceof MessageEdited edited) {
            return lane(edited.peer(), edited.group());
        }
        if (event instanceof MessageRevoked revoked) {
            return lane(revoked.peer(), revoked.group());
        }
        if (event instanceof ReactionChanged reaction) {
            return lane(reaction.peer(), reaction.group());
        }
        return Optional.empty();
    }

    private static Optional<String> lane(Peer peer, @Nullable GroupReference group) {
        return Optional.of(
                group == null ? peer.key() : Identity.group(group.id()).key());
    }
}
