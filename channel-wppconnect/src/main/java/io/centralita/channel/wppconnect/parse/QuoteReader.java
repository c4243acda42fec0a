package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.inbound.Quote;
import io.centralita.channel.wppconnect.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The message that is answered: told whole, or by its last part and who wrote it. */
final class QuoteReader {
    private QuoteReader() {}

    static @Nullable Quote read(JsonNode message, WireId answer) {
        Optional<Wid> writer = Wid.of(message.get("quotedParticipant"));
        Optional<WireId> whole = WireId.of(message.get("quotedMsgId"));
        if (whole.isPresent()) {
            return new Quote(whole.get().key(), writer.map(Wid::toString).orElse(null));
        }
        String hex = Json.word(message, "quotedStanzaID");
        if (hex == null) {
            return null;
        }
        return rebuilt(message, answer, hex, writer)
                .map(id -> new Quote(id.key(), writer.map(Wid::toString).orElse(null)))
                .orElse(null);
    }

    private static Optional<WireId> rebuilt(JsonNode message, WireId answer, String hex, Optional<Wid> writer) {
        boolean ours = writer.isPresent() ? isUs(message, answer, writer.get()) : !answer.fromMe();
        String participant =
                answer.chat().isGroup() && !ours ? writer.map(who -> "_" + who).orElse("") : "";
        return WireId.of(ours + "_" + answer.chat() + "_" + hex + participant);
    }

    /** In a conversation of two, who is not the other is us; in a group our own address must be told. */
    private static boolean isUs(JsonNode message, WireId answer, Wid writer) {
        if (!answer.chat().isGroup()) {
            boolean other = writer.equals(answer.chat());
            boolean sender = !answer.fromMe()
                    && Wid.of(Json.object(message, "sender").get("id"))
                            .filter(writer::equals)
                            .isPresent();
            return !other && !sender;
        }
        String own = answer.fromMe() ? "from" : "to";
        return Wid.first(message, own).filter(writer::equals).isPresent();
    }
}
