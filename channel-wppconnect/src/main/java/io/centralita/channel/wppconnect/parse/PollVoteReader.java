package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.wppconnect.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The customer's present choice. The list has its choices at the places of the poll's own list, so nulls come before; an empty
 * one takes the vote back.
 */
final class PollVoteReader {
    private PollVoteReader() {}

    static Told read(Call call) {
        JsonNode data = call.data();
        Optional<WireId> poll = WireId.of(data.get("msgId"));
        Optional<Wid> sender = Wid.first(data, "sender").filter(Wid::isPerson);
        Optional<Wid> chat = Wid.first(data, "chatId").or(() -> poll.map(WireId::chat));
        Optional<Identity> voter = sender.or(() -> chat.filter(Wid::isPerson)).flatMap(Wid::identity);
        if (poll.isEmpty() || voter.isEmpty()) {
            return UnknownReader.because(call, "a vote without its poll or its voter");
        }
        Instant when = Times.first(data, call.receivedAt(), "timestamp", "t");
        GroupReference group = chat.map(People::group).orElse(null);
        Peer peer = peer(voter.get(), chat.filter(Wid::isPerson));
        String id = "poll_vote/" + poll.get().key() + "/" + voter.get().key() + "/" + when.toEpochMilli();
        MessageReceived event = MessageReceived.live(
                        id, when, peer, new MessageContent.PollVote(poll.get().key(), choices(data)))
                .withGroup(group);
        return Told.of(call.event(), People.lane(peer, group), event);
    }

    /** In a conversation of two the chat and the sender are the same person, perhaps under two names. */
    private static Peer peer(Identity voter, Optional<Wid> chat) {
        IdentitySet both = chat.flatMap(Wid::identity)
                .map(other -> IdentitySet.of(voter, other))
                .orElseGet(() -> IdentitySet.of(voter));
        return new Peer(both, null);
    }

    private static List<String> choices(JsonNode data) {
        List<String> choices = new ArrayList<>();
        for (JsonNode option : Json.items(data.get("selectedOptions"))) {
            String name = option.isTextual() ? option.textValue() : Json.text(option, "name");
            if (name != null) {
                choices.add(name);
            }
        }
        return choices;
    }
}
