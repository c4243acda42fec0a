package io.centralita.core.channels.http;

import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.core.kernel.db.DatabaseFailures;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** Answers to providers. */
final class HookAnswers {

    private static final Logger LOG = Logger.getLogger(HookAnswers.class);

    private HookAnswers() {}

    static void handshake(RoutingContext context, WebhookAnswer.Handshake handshake) {
        context.response()
                .setStatusCode(handshake.status())
                .putHeader("Content-Type", handshake.contentType())
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(handshake.body());
    }

    /** Not stored: the provider is asked to come again. */
    static void unavailable(RoutingContext context, Throwable failure) {
        var away = DatabaseFailures.isAway(failure);
        LOG.warnf("webhook not stored: %s", failure.getMessage());
        context.response().putHeader("Retry-After", "2");
        problem(
                context,
                503,
                away ? "database_unavailable" : "overloaded",
                away ? "The database is away." : "The platform is at its limit.");
    }

    static void notFound(RoutingContext context) {
        problem(context, 404, "not_found", "There is no such resource.");
    }

    /** Another node may run it, or this one after its upgrade: the provider is asked to come again. */
    static void notHere(RoutingContext context) {
        context.response().putHeader("Retry-After", "2");
        problem(context, 503, "channel_absent", "The channel does not run on this node.");
    }

    static void problem(RoutingContext context, int status, String code, String detail) {
        var body = new JsonObject()
                .put("type", "about:blank")
                .put("title", detail)
                .put("status", status)
                .put("code", code)
                .put("detail", detail)
                .put("retryable", status == 503);
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(body.toBuffer());
    }
}
