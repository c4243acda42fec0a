package io.centralita.channel.wppconnect.catchup;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.parse.Wid;
import io.centralita.channel.wppconnect.parse.WireId;
import io.centralita.channel.wppconnect.send.OpenSends;
import io.centralita.channel.wppconnect.session.Timers;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Looks for a send in doubt in its chat, twice: acknowledgements usually settle it before, and each look costs the server a
 * call.
 */
public final class DoubtSweep {
    private static final List<Duration> LOOKS = List.of(Duration.ofSeconds(8), Duration.ofSeconds(30));
    private static final int NEWEST = 20;

    private final ChannelContext context;
    private final Supplier<ServerReads> server;
    private final OpenSends sends;
    private final BiFunction<JsonNode, WireId, List<RawDelivery>> settling;
    private final Timers timers;

    /**
     * @param settling what to deliver of a message found, if it is one in doubt
     * @param timers of the channel while it is started
     */
    public DoubtSweep(
            ChannelContext context,
            Supplier<ServerReads> server,
            OpenSends sends,
            BiFunction<JsonNode, WireId, List<RawDelivery>> settling,
            Timers timers) {
        this.context = context;
        this.server = server;
        this.sends = sends;
        this.settling = settling;
        this.timers = timers;
    }

    /** A send came to be in doubt. */
    public void doubted(String ourId) {
        LOOKS.forEach(delay -> timers.after(delay, () -> look(ourId)));
    }

    private void look(String ourId) {
        sends.doubts().stream()
                .filter(doubt -> doubt.ourId().equals(ourId))
                .findFirst()
                .ifPresent(doubt -> look(doubt.chat()));
    }

    private void look(Wid chat) {
        server.get().messages(chat, NEWEST, null).thenAccept(messages -> messages.forEach(this::settle));
    }

    private void settle(JsonNode message) {
        Long ack = Json.whole(message, "ack");
        if (ack != null && ack != 0) {
            WireId.of(message.get("id"))
                    .filter(WireId::fromMe)
                    .ifPresent(id -> settling.apply(message, id).forEach(delivery -> deliver(delivery, id)));
        }
    }

    private void deliver(RawDelivery delivery, WireId id) {
        context.events().deliver(delivery).whenComplete((stored, failure) -> {
            if (failure == null) {
                sends.stored(id);
            }
        });
    }
}
