package io.centralita.emulator.wppconnect;

import io.centralita.emulator.DeliveryOutcome;
import io.centralita.emulator.webhooks.OrderedSteps;
import io.centralita.emulator.webhooks.Posting;
import io.centralita.emulator.webhooks.Webhook;
import io.centralita.emulator.webhooks.WebhookPoster;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/**
 * Posts webhooks as the server does: unsigned, once, side by side. What tells of a session's life comes seconds apart in
 * life, so here each waits for the one before it. Safe for any thread.
 */
final class Notices {

    private static final Set<String> LIFE =
            Set.of("status-find", "qrcode", "phoneCode", "closesession", "logoutsession");

    private final OrderedSteps steps = new OrderedSteps();
    private final Context context;
    private final WebhookPoster poster;

    Notices(Context context, WebhookPoster poster) {
        this.context = context;
        this.poster = poster;
    }

    /** Fields of the data override event and session; the subject is for the log. Never fails. */
    Future<DeliveryOutcome> post(WppSession session, String event, String subject, JsonObject data) {
        JsonObject body = new JsonObject()
                .put("event", event)
                .put("session", session.name())
                .mergeIn(data);
        Promise<DeliveryOutcome> end = Promise.promise();
        String url = session.webhook();
        Webhook webhook = Webhook.once(session.lineId(), url, event, subject, body.toBuffer());
        context.runOnContext(run -> {
            if (LIFE.contains(event)) {
                steps.run(session.name(), () -> post(webhook, end));
            } else {
                post(webhook, end);
            }
        });
        return end.future();
    }

    private Future<Void> post(Webhook webhook, Promise<DeliveryOutcome> end) {
        Posting posting = poster.post(webhook);
        posting.ended().onComplete(end);
        return posting.firstTried();
    }

    /** How a session's browser is. */
    void statusFind(WppSession session, String word) {
        post(session, "status-find", "", new JsonObject().put("status", word));
    }
}
