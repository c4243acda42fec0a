package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.wppconnect.json.Json;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who someone is. A hidden id is never taken for a phone; where both are told of one person, both are kept. */
final class People {
    private static final int LONGEST_NAME = 256;

    private People() {}

    static IdentitySet identities(Wid who) {
        return who.identity().map(IdentitySet::of).orElse(IdentitySet.none());
    }

    static @Nullable String lane(Wid chat) {
        return chat.identity().map(Identity::key).orElse(null);
    }

    static @Nullable String lane(Peer peer, @Nullable GroupReference group) {
        return group == null ? peer.key() : Identity.group(group.id()).key();
    }

    static @Nullable GroupReference group(Wid chat) {
        return chat.isGroup() ? new GroupReference(chat.user(), null) : null;
    }

    /** The writer of a message in a chat; empty when the chat is no conversation. */
    static Optional<Peer> peer(JsonNode message, Wid chat, boolean fromMe, @Nullable Wid participant) {
        Set<Identity> found = new LinkedHashSet<>();
        JsonNode sender = fromMe ? Json.object(message, "recipient") : Json.object(message, "sender");
        if (chat.isGroup()) {
            writerInGroup(message, fromMe, participant).flatMap(Wid::identity).ifPresent(found::add);
            if (found.isEmpty()) {
                chat.identity().ifPresent(found::add);
            }
        } else {
            chat.identity().ifPresent(found::add);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!fromMe) {
            addOthersOf(sender, found);
        }
        return Optional.of(new Peer(IdentitySet.of(found), fromMe ? null : name(message, sender)));
    }

    private static Optional<Wid> writerInGroup(JsonNode message, boolean fromMe, @Nullable Wid participant) {
        Optional<Wid> author = Wid.first(message, "author", "participant").filter(Wid::isPerson);
        if (author.isPresent()) {
            return author;
        }
        if (participant != null && participant.isPerson()) {
            return Optional.of(participant);
        }
        Optional<Wid> other = fromMe
                ? Wid.first(message, "from")
                : Wid.of(Json.object(message, "sender").get("id"));
        return other.filter(Wid::isPerson);
    }

    private static void addOthersOf(JsonNode sender, Set<Identity> found) {
        Optional<Identity> self = Wid.of(sender.get("id")).filter(Wid::isPerson).flatMap(Wid::identity);
        if (self.isPresent() && found.contains(self.get())) {
            for (String field : new String[] {"phoneNumber", "lid"}) {
                Wid.of(sender.get(field))
                        .filter(Wid::isPerson)
                        .flatMap(Wid::identity)
                        .ifPresent(found::add);
            }
        } else if (self.isPresent()
                && found.stream().noneMatch(one -> one.kind() == self.get().kind())) {
            found.add(self.get());
        }
    }

    private static @Nullable String name(JsonNode message, JsonNode sender) {
        String name = Json.firstWord(sender, "pushname", "verifiedName");
        if (name == null) {
            name = Json.word(message, "notifyName");
        }
        if (name == null) {
            name = Json.firstWord(sender, "name", "shortName");
        }
        return name == null || name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
