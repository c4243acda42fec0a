package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.Forwarding;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.ProductReference;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.channel.wppconnect.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message: the customer's, or one that was written on the business's own phone. */
final class MessageReader {
    /** Lines of a chat that no one wrote and that say nothing to a person. */
    private static final Set<String> NOISE =
            Set.of("e2e_notification", "notification", "notification_template", "broadcast_notification", "protocol");

    private static final Set<String> GROUP_NEWS = Set.of("gp2", "group_notification");
    private static final int OFTEN_FORWARDED = 5;

    private MessageReader() {}

    static Told read(Call call) {
        JsonNode message = call.data();
        Optional<WireId> id = WireId.of(message.get("id"));
        if (id.isEmpty()) {
            return UnknownReader.because(call, "a message without an id");
        }
        String type = Json.textOrEmpty(message, "type");
        Wid chat = id.get().chat();
        if (NOISE.contains(type) || (!chat.isPerson() && !chat.isGroup())) {
            return Told.nothingOfUse(call.event());
        }
        Optional<Peer> peer =
                People.peer(message, chat, id.get().fromMe(), id.get().participant());
        return peer.map(who -> read(call, id.get(), type, who))
                .orElseGet(() -> UnknownReader.because(call, "a message of no one"));
    }

    private static Told read(Call call, WireId id, String type, Peer peer) {
        JsonNode message = call.data();
        Instant when = Times.first(message, call.receivedAt(), "t", "timestamp");
        String lane = People.lane(peer, People.group(id.chat()));
        if (type.equals("revoked")) {
            return Told.of(
                    call.event(),
                    lane,
                    new MessageRevoked(when, origin(call, id), peer, id.key(), People.group(id.chat())));
        }
        if (type.equals("ciphertext")) {
            return Told.of(call.event(), lane, notYetReadable(id, when));
        }
        MessageContent content = GROUP_NEWS.contains(type) || type.equals("call_log")
                ? NewsReader.read(message, type)
                : ContentReader.read(message, id, type);
        MessageReceived received = MessageReceived.of(origin(call, id), id.key(), when, peer, content)
                .withQuote(QuoteReader.read(message, id))
                .withForwarding(forwarding(message))
                .withReferral(ReferralReader.read(message))
                .withProduct(product(message, type))
                .withGroup(People.group(id.chat()));
        return Told.of(call.event(), lane, history(call, message, received));
    }

    private static MessageOrigin origin(Call call, WireId id) {
        boolean history = call.event().equals(OwnWords.HISTORY);
        if (id.fromMe()) {
            return history ? MessageOrigin.HISTORY_OUTBOUND : MessageOrigin.ECHO;
        }
        return history ? MessageOrigin.HISTORY_INBOUND : MessageOrigin.LIVE;
    }

    private static MessageReceived history(Call call, JsonNode message, MessageReceived received) {
        Long ack = Json.whole(message, "ack");
        boolean past = call.event().equals(OwnWords.HISTORY);
        return past && ack != null ? received.withHistoryStatus(AckReader.status(ack)) : received;
    }

    /** It comes again with the same id once the phone has told the key, so the id must stay free for it. */
    private static Unsupported notYetReadable(WireId id, Instant when) {
        return new Unsupported(
                "ciphertext/" + id.key(), when, "ciphertext", "waits for the phone to tell the key", null, null);
    }

    private static Forwarding forwarding(JsonNode message) {
        Long score = Json.whole(message, "forwardingScore");
        if (score != null && score >= OFTEN_FORWARDED) {
            return Forwarding.FREQUENTLY_FORWARDED;
        }
        return Json.flag(message, "isForwarded") ? Forwarding.FORWARDED : Forwarding.NONE;
    }

    private static @Nullable ProductReference product(JsonNode message, String type) {
        String id = type.equals("product") ? Json.word(message, "productId") : null;
        return id == null ? null : new ProductReference(Json.word(message, "businessOwnerJid"), id);
    }
}
