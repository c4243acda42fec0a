package io.centralita.channel.wppconnect.parse;

import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.wppconnect.json.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledgements: -7 to -1 failed, 0 waits in the browser, 1 the network has it, 2 delivered, 3 read, 4 played. They are told
 * of customers' messages too, which says nothing, and {@code t} is the time of the message, not of the acknowledgement.
 */
public final class AckReader {
    private AckReader() {}

    static Told read(Call call) {
        Optional<WireId> id = WireId.of(call.data().get("id"));
        Long ack = Json.whole(call.data(), "ack");
        if (id.isEmpty() || ack == null) {
            return UnknownReader.because(call, "an acknowledgement without id or ack");
        }
        if (!id.get().fromMe() || status(ack) == null) {
            return Told.nothingOfUse(call.event());
        }
        Instant when = call.receivedAt().equals(Instant.EPOCH)
                ? Times.first(call.data(), Instant.EPOCH, "t", "timestamp")
                : call.receivedAt();
        return Told.of(call.event(), People.lane(id.get().chat()), changed(id.get(), ack, when, null));
    }

    /** Null for what says nothing yet. */
    public static @Nullable DeliveryStatus status(long ack) {
        if (ack < 0) {
            return DeliveryStatus.FAILED;
        }
        return switch ((int) Math.min(ack, 9)) {
            case 1 -> DeliveryStatus.SENT;
            case 2 -> DeliveryStatus.DELIVERED;
            case 3 -> DeliveryStatus.READ;
            case 4 -> DeliveryStatus.PLAYED;
            default -> null;
        };
    }

    /** Of an acknowledgement that says something. */
    public static StatusChanged changed(WireId id, long ack, Instant when, @Nullable String ourId) {
        DeliveryStatus status = status(ack);
        boolean group = id.chat().isGroup();
        return new StatusChanged(
                id.key(),
                ourId,
                when,
                status == null ? DeliveryStatus.SENT : status,
                ack < 0 ? failure(ack) : null,
                group ? IdentitySet.none() : People.identities(id.chat()),
                group ? new GroupReference(id.chat().user(), null) : null,
                null);
    }

    /** WhatsApp Web shows such a message with a red mark and may still try by itself: trying again is a person's decision. */
    public static SendError failure(long ack) {
        return new SendError(ErrorKind.TEMPORARY, "ack_" + ack, "WhatsApp Web could not send the message", false);
    }
}
