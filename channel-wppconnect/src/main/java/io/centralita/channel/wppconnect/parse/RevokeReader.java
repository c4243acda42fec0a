package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageRevoked;
import java.util.Optional;

/** A message was deleted for everyone; {@code refId} is that message, and no time is told. */
final class RevokeReader {
    private RevokeReader() {}

    static Told read(Call call) {
        JsonNode data = call.data();
        Optional<WireId> target = WireId.of(data.get("refId"));
        if (target.isEmpty()) {
            return UnknownReader.because(call, "a deletion that names no message");
        }
        WireId gone = target.get();
        Optional<Peer> peer = People.peer(data, gone.chat(), gone.fromMe(), gone.participant());
        if (peer.isEmpty()) {
            return Told.nothingOfUse(call.event());
        }
        GroupReference group = People.group(gone.chat());
        MessageRevoked event = new MessageRevoked(
                Times.first(data, call.receivedAt(), "t", "timestamp"),
                gone.fromMe() ? MessageOrigin.ECHO : MessageOrigin.LIVE,
                peer.get(),
                gone.key(),
                group);
        return Told.of(call.event(), People.lane(peer.get(), group), event);
    }
}
