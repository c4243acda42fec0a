package io.centralita.channel.wppconnect.parse;

import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.channel.wppconnect.json.JsonBytes;
import java.util.Optional;

/** What we do not know, or cannot make out, kept with its bytes. */
final class UnknownReader {
    private static final int LONGEST_WORD = 40;

    private UnknownReader() {}

    static Told read(Call call) {
        return because(call, call.event().isEmpty() ? "no event is named" : "this event is not known");
    }

    /** A known event that lacks what it needs. */
    static Told because(Call call, String reason) {
        Optional<Identity> about = Wid.first(call.data(), "chatId", "from", "chat")
                .filter(Wid::isPerson)
                .flatMap(Wid::identity);
        String word = shortened(call.event());
        Unsupported event = new Unsupported(
                "unsupported/" + word + "/" + JsonBytes.digest(call.data()),
                Times.first(call.data(), call.receivedAt(), "t", "timestamp"),
                word,
                reason,
                null,
                null);
        return Told.of(call.event(), about.map(who -> Peer.of(who).key()).orElse(null), event);
    }

    /** Words come from outside: they are kept short. */
    static String shortened(String word) {
        if (word.isEmpty()) {
            return "call";
        }
        return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
    }
}
