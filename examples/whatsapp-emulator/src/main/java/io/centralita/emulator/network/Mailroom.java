package io.centralita.emulator.network;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.DeliveryOutcome;
import io.centralita.emulator.webhooks.Posting;
import io.centralita.emulator.webhooks.Webhook;
import io.centralita.emulator.webhooks.WebhookPoster;
import io.centralita.emulator.webhooks.WireJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Hands webhook bodies to the poster, for accounts that are subscribed. Belongs to one thread. */
public final class Mailroom {

    private final Numbers numbers;
    private final WebhookPoster poster;

    /** Posts by the poster. */
    public Mailroom(Numbers numbers, WebhookPoster poster) {
        this.numbers = numbers;
        this.poster = poster;
    }

    /** Posts to the number's present webhook; kind and subject are for the log. */
    public Posting post(BusinessNumber number, String kind, String subject, JsonObject body) {
        BusinessNumber present = numbers.find(number.phoneNumberId()).orElse(number);
        if (!numbers.subscribed(present.wabaId())) {
            return new Posting(Future.succeededFuture(), Future.succeededFuture(DeliveryOutcome.notPosted()));
        }
        return poster.post(Webhook.signed(present, kind, subject, WireJson.encode(body)));
    }
}
