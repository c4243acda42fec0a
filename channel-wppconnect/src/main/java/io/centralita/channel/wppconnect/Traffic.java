package io.centralita.channel.wppconnect;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.inbound.ChannelStateChanged;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.wppconnect.catchup.FoundMessages;
import io.centralita.channel.wppconnect.catchup.LidBook;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.json.JsonBytes;
import io.centralita.channel.wppconnect.parse.Call;
import io.centralita.channel.wppconnect.parse.OwnWords;
import io.centralita.channel.wppconnect.parse.Told;
import io.centralita.channel.wppconnect.parse.Wid;
import io.centralita.channel.wppconnect.parse.WireId;
import io.centralita.channel.wppconnect.send.KnownNumbers;
import io.centralita.channel.wppconnect.send.OpenSends;
import io.centralita.channel.wppconnect.session.SessionLife;
import io.centralita.channel.wppconnect.webhook.WebhookDoor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the server tells, looked at before it is stored: news of the session move its state, tellings of our own messages settle
 * sends in doubt and do not come up as written on the phone, and what is of no use is left out.
 */
final class Traffic {
    private static final long DELIVERED = 2;

    private final Clock clock;
    private final OpenSends sends;
    private final KnownNumbers known;
    private final Evidence evidence;
    private final SessionLife life;
    private final LidBook lids;

    Traffic(Clock clock, OpenSends sends, KnownNumbers known, Evidence evidence, SessionLife life, LidBook lids) {
        this.clock = clock;
        this.sends = sends;
        this.known = known;
        this.evidence = evidence;
        this.life = life;
        this.lids = lids;
    }

    /** What is to be stored of a message that was fetched. */
    List<RawDelivery> found(JsonNode message) {
        return FoundMessages.asTold(message).stream()
                .flatMap(body -> of(WebhookDoor.entry(body, clock.instant())).stream())
                .toList();
    }

    /** What settles a send in doubt, of a message of this number. */
    List<RawDelivery> settling(JsonNode message, WireId id) {
        return sends.match(id, message, true)
                .ourId()
                .map(ourId -> List.of(settled(ourId, id, message)))
                .orElse(List.of());
    }

    /** What is to be stored of a call. */
    List<RawDelivery> of(WebhookDoor.Entry entry) {
        Call call = entry.call();
        Told told = entry.told();
        if (call == null || told == null) {
            return List.of(entry.delivery());
        }
        return switch (told.event()) {
            case "onselfmessage", "onmessage", "unreadmessages" -> message(entry.delivery(), call, told);
            case "onack" -> acknowledgement(entry.delivery(), call, told);
            case "onreactionmessage" -> reaction(entry.delivery(), told);
            default -> session(entry.delivery(), told);
        };
    }

    private static List<RawDelivery> useful(RawDelivery delivery, Told told) {
        return told.events().isEmpty() ? List.of() : List.of(delivery);
    }

    private List<RawDelivery> message(RawDelivery delivery, Call call, Told told) {
        Optional<WireId> own = WireId.of(call.data().get("id")).filter(WireId::fromMe);
        heard(own.isPresent(), call, told);
        if (own.isEmpty() || told.events().isEmpty()) {
            told.events().forEach(this::hidden);
            return useful(delivery, told);
        }
        OpenSends.Match match = sends.match(own.get(), call.data(), ack(call.data()) != 0);
        return match.whose() == OpenSends.Whose.FOREIGN ? List.of(delivery) : settled(match, own.get(), call);
    }

    /** A message of this number is told by the browser too; that the network has it is told by its acknowledgement. */
    private void heard(boolean own, Call call, Told told) {
        if (!told.events().isEmpty() && (!own || ack(call.data()) > 0)) {
            evidence.heard(FoundMessages.when(call.data()));
        }
        if (!told.events().isEmpty() && (!own || ack(call.data()) >= DELIVERED)) {
            WireId.of(call.data().get("id")).map(WireId::chat).ifPresent(known::met);
        }
    }

    /** Someone known by a hidden id only is looked up. */
    private void hidden(InboundEvent event) {
        if (event instanceof MessageReceived message
                && message.peer().identities().find(IdentityKind.WA_ID).isEmpty()) {
            message.peer().identities().find(IdentityKind.LID).ifPresent(lid -> lids.met(new Wid(lid, "lid")));
        }
    }

    private List<RawDelivery> acknowledgement(RawDelivery delivery, Call call, Told told) {
        Optional<WireId> own = WireId.of(call.data().get("id")).filter(WireId::fromMe);
        if (own.isEmpty() || told.events().isEmpty()) {
            return useful(delivery, told);
        }
        heard(true, call, told);
        evidence.acknowledged(own.get(), ack(call.data()));
        List<RawDelivery> deliveries =
                new ArrayList<>(settled(sends.match(own.get(), call.data(), true), own.get(), call));
        deliveries.add(delivery);
        return deliveries;
    }

    private List<RawDelivery> settled(OpenSends.Match match, WireId id, Call call) {
        return match.ourId()
                .map(ourId -> List.of(settled(ourId, id, call.data())))
                .orElse(List.of());
    }

    /** The telling by which the core finds its message: the server's own has no place for our id. */
    RawDelivery settled(String ourId, WireId id, JsonNode message) {
        evidence.settled(ourId);
        return WebhookDoor.own(
                JsonBytes.write(JsonBytes.object()
                        .put("event", OwnWords.SETTLED)
                        .put("our_id", ourId)
                        .put("id", id.raw())
                        .put("ack", ack(message))
                        .put("t", clock.millis())),
                clock.instant());
    }

    static long ack(JsonNode message) {
        Long ack = Json.whole(message, "ack");
        return ack == null ? 0 : ack;
    }

    private List<RawDelivery> reaction(RawDelivery delivery, Told told) {
        for (InboundEvent event : told.events()) {
            if (event instanceof ReactionChanged reaction
                    && reaction.origin().outbound()
                    && sends.wasReaction(
                            reaction.targetProviderMessageId(), reaction.emoji() == null ? "" : reaction.emoji())) {
                return List.of();
            }
        }
        return useful(delivery, told);
    }

    /** What is not believed is not told; while the channel is held, its state is ours to say and not the server's. */
    private List<RawDelivery> session(RawDelivery delivery, Told told) {
        for (InboundEvent event : told.events()) {
            if (event instanceof ChannelStateChanged changed) {
                boolean believed = life.told(changed.state());
                if (!believed || life.held()) {
                    return List.of();
                }
            }
        }
        return useful(delivery, told);
    }
}
