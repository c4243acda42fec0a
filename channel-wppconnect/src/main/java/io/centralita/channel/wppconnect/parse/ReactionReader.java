package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.wppconnect.json.Json;
import java.time.Instant;
import java.util.Optional;

/** An emoji on a message; an empty one takes it away. Who reacted is in the id only. */
final class ReactionReader {
    private ReactionReader() {}

    static Told read(Call call) {
        JsonNode data = call.data();
        Optional<WireId> id = WireId.of(data.get("id"));
        Optional<WireId> target = WireId.of(data.get("msgId"));
        if (id.isEmpty() || target.isEmpty()) {
            return UnknownReader.because(call, "a reaction without its id or its message");
        }
        Wid chat = id.get().chat();
        Optional<Peer> peer =
                People.peer(data, chat, id.get().fromMe(), id.get().participant());
        if (peer.isEmpty()) {
            return Told.nothingOfUse(call.event());
        }
        Instant when = Times.first(data, call.receivedAt(), "timestamp", "t");
        GroupReference group = People.group(chat);
        ReactionChanged event = new ReactionChanged(
                id.get().key() + "/" + when.toEpochMilli(),
                when,
                id.get().fromMe() ? MessageOrigin.ECHO : MessageOrigin.LIVE,
                peer.get(),
                target.get().key(),
                Json.word(data, "reactionText"),
                group);
        return Told.of(call.event(), People.lane(peer.get(), group), event);
    }
}
