package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.wppconnect.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Someone calls: nobody can take it here, so it becomes a note in the conversation. */
final class CallReader {
    private CallReader() {}

    static Told read(Call call) {
        JsonNode data = call.data();
        String id = Json.word(data, "id");
        Optional<Wid> caller = Wid.first(data, "sender", "peerJid").filter(Wid::isPerson);
        if (id == null || id.length() > 200 || caller.isEmpty()) {
            return UnknownReader.because(call, "a call of no one");
        }
        boolean video = Json.flag(data, "isVideo");
        Map<String, String> facts = Map.of(
                "call_id", id, "video", String.valueOf(video), "group", String.valueOf(Json.flag(data, "isGroup")));
        IdentitySet who = People.identities(caller.get())
                .plus(Wid.first(data, "peerJid")
                        .filter(Wid::isPerson)
                        .map(People::identities)
                        .orElse(IdentitySet.none()));
        Peer peer = new Peer(who, null);
        Instant when = Times.first(data, call.receivedAt(), "offerTime", "t");
        MessageReceived event = MessageReceived.live(
                "call/" + id,
                when,
                peer,
                new MessageContent.SystemNote("incoming_call", video ? "Video call" : "Voice call", facts, true));
        return Told.of(call.event(), peer.key(), event);
    }
}
