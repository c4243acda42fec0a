package io.centralita.channel.wppconnect.catchup;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.wppconnect.json.JsonBytes;
import io.centralita.channel.wppconnect.parse.OwnWords;
import io.centralita.channel.wppconnect.parse.Wid;
import io.centralita.channel.wppconnect.send.Recent;
import io.centralita.channel.wppconnect.webhook.WebhookDoor;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the phone behind a hidden id, where WhatsApp tells it to this number, and tells the core that both are one person. Each
 * id is asked about once, unless the answer could not be had or stored.
 */
public final class LidBook {
    private static final int MOST = 10_000;

    private final ChannelContext context;
    private final Supplier<ServerReads> server;
    private final Recent<Wid, Boolean> asked = new Recent<>(MOST);

    public LidBook(ChannelContext context, Supplier<ServerReads> server) {
        this.context = context;
        this.server = server;
    }

    /** Someone is known by a hidden id only. Returns at once. */
    public void met(Wid lid) {
        if (asked.add(lid, Boolean.TRUE)) {
            context.scheduler().execute(() -> ask(lid));
        }
    }

    private void ask(Wid lid) {
        server.get().names(lid).whenComplete((found, failure) -> {
            if (failure != null) {
                asked.remove(lid);
            } else {
                found.flatMap(LidBook::phone).ifPresent(phone -> tell(lid, phone));
            }
        });
    }

    private static Optional<Wid> phone(JsonNode names) {
        return Wid.first(names, "phoneNumber", "phone", "pn").filter(Wid::isPhone);
    }

    private void tell(Wid lid, Wid phone) {
        RawDelivery delivery = WebhookDoor.own(
                JsonBytes.write(JsonBytes.object()
                        .put("event", OwnWords.IDENTITIES)
                        .put("lid", lid.toString())
                        .put("phone", phone.toString())),
                context.clock().instant());
        context.events().deliver(delivery).whenComplete((stored, failure) -> {
            if (failure != null) {
                asked.remove(lid);
            }
        });
    }
}
