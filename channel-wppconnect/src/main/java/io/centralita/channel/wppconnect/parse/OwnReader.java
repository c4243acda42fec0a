package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.wppconnect.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What this plug-in itself found out and had stored. */
final class OwnReader {
    private OwnReader() {}

    static Told settled(Call call) {
        JsonNode data = call.data();
        Optional<WireId> id = WireId.of(data.get("id"));
        Long ack = Json.whole(data, "ack");
        String ourId = Json.word(data, "our_id");
        if (id.isEmpty() || ack == null || ourId == null || ourId.length() > 64) {
            return UnknownReader.because(call, "a settled send without its ids");
        }
        Instant when = Times.first(data, call.receivedAt(), "t");
        return Told.of(call.event(), People.lane(id.get().chat()), AckReader.changed(id.get(), ack, when, ourId));
    }

    static Told identities(Call call) {
        Optional<Wid> lid = Wid.first(call.data(), "lid").filter(Wid::isLid);
        Optional<Wid> phone = Wid.first(call.data(), "phone").filter(Wid::isPhone);
        if (lid.isEmpty() || phone.isEmpty()) {
            return UnknownReader.because(call, "not two names of a person");
        }
        Identity hidden = Identity.lid(lid.get().user());
        Identity known = Identity.waId(phone.get().user());
        Peer peer = Peer.of(hidden, known);
        ContactChanged event = new ContactChanged(
                "identities/" + hidden.value() + "/" + known.value(),
                Times.first(call.data(), call.receivedAt(), "t"),
                ContactChanged.Kind.ID_CHANGED,
                IdentitySet.none(),
                peer,
                Map.of());
        return Told.of(call.event(), peer.key(), event);
    }
}
