package io.centralita.core.channels.http;

import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.core.channels.ChannelSearch;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.inbox.Inbox;
import io.centralita.core.channels.plugins.PluginFault;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * {@code /hooks/{channel_id}}: where providers deliver. A plain route, since the bytes must reach the plug-in as they came: it
 * verifies them, the inbox makes them durable, and only after the commit the provider is answered 200. No bearer here; what the
 * plug-in does not hold for authentic leaves nothing behind.
 */
@ApplicationScoped
class HookRoute {

    private static final Logger LOG = Logger.getLogger(HookRoute.class);

    private final RunningChannels channels;
    private final ChannelSearch search;
    private final Inbox inbox;
    private final int largestBody;
    private final int largestKnown;

    HookRoute(
            RunningChannels channels,
            ChannelSearch search,
            Inbox inbox,
            @ConfigProperty(name = "centralita.hooks.max-body", defaultValue = "3670016") int largestBody,
            @ConfigProperty(name = "centralita.hooks.max-known-body", defaultValue = "37748736") int largestKnown) {
        this.channels = channels;
        this.search = search;
        this.inbox = inbox;
        this.largestBody = largestBody;
        this.largestKnown = largestKnown;
    }

    void register(@Observes Router router) {
        router.route("/hooks/:channel").order(-1_000).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        var id = id(context.pathParam("channel"));
        if (id.isEmpty()) {
            HookAnswers.notFound(context);
            return;
        }
        var channel = channels.find(id.get());
        if (channel.isPresent()) {
            handle(context, channel.get());
            return;
        }
        context.request().pause();
        search.find(id.get())
                .onSuccess(found -> found.ifPresentOrElse(arrived -> handle(context, arrived), () -> {
                    if (channels.whyAbsent(id.get()).isPresent()) {
                        HookAnswers.notHere(context);
                    } else {
                        HookAnswers.notFound(context);
                    }
                }))
                .onFailure(failure -> HookAnswers.unavailable(context, failure));
    }

    private void handle(RoutingContext context, RunningChannel channel) {
        var method = context.request().method().name();
        switch (method) {
            case "GET" -> answer(context, channel, new byte[0]);
            case "POST" -> read(context, channel);
            default -> HookAnswers.problem(context, 405, "method_not_allowed", "Use GET or POST.");
        }
    }

    private static Optional<ChannelId> id(String text) {
        try {
            return Optional.of(ChannelId.fromString(text));
        } catch (MalformedIdException noId) {
            return Optional.empty();
        }
    }

    private void read(RoutingContext context, RunningChannel channel) {
        var request = context.request();
        var limit = limit(request, channel);
        var body = Buffer.buffer(initialSize(request));
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= limit) {
                body.appendBuffer(chunk);
            } else if (!context.response().ended()) {
                HookAnswers.problem(context, 413, "payload_too_large", "The body is too large.");
            }
        });
        request.exceptionHandler(failure -> LOG.debugf("webhook cut off: %s", failure.getMessage()));
        request.endHandler(ignored -> {
            if (!context.response().ended()) {
                answer(context, channel, body.getBytes());
            }
        });
        request.resume();
    }

    /** More than the usual is read only of callers whom the plug-in knows by the call's head. */
    private int limit(HttpServerRequest request, RunningChannel channel) {
        try {
            var wanted = PluginFault.guard(() -> channel.adapter().largestBody(HookRequests.of(request, new byte[0])));
            return Math.max(largestBody, Math.min(wanted, largestKnown));
        } catch (Exception failure) {
            LOG.errorf(failure, "the plug-in of %s failed to look at a call", channel.id());
            return largestBody;
        }
    }

    private int initialSize(HttpServerRequest request) {
        try {
            var announced = Long.parseLong(request.headers().get("Content-Length"));
            return (int) Math.min(Math.max(announced, 0), 64 * 1024);
        } catch (NumberFormatException notAnnounced) {
            return 4 * 1024;
        }
    }

    private void answer(RoutingContext context, RunningChannel channel, byte[] body) {
        WebhookAnswer answer;
        try {
            answer = PluginFault.guard(() -> channel.adapter().receive(HookRequests.of(context.request(), body)));
        } catch (Exception failure) {
            LOG.errorf(failure, "the plug-in of %s failed to receive", channel.id());
            HookAnswers.problem(context, 500, "internal_error", "The platform failed.");
            return;
        }
        if (answer instanceof WebhookAnswer.Deliveries deliveries) {
            store(channel, deliveries.deliveries())
                    .onSuccess(ignored -> context.response().setStatusCode(200).end())
                    .onFailure(failure -> HookAnswers.unavailable(context, failure));
        } else if (answer instanceof WebhookAnswer.Handshake handshake) {
            HookAnswers.handshake(context, handshake);
        } else if (answer instanceof WebhookAnswer.Refused refused) {
            LOG.infof("webhook of %s refused: %s", channel.id(), refused.code());
            HookAnswers.problem(context, refused.status(), refused.code(), "The call is not accepted.");
        }
    }

    private Future<Void> store(RunningChannel channel, List<RawDelivery> deliveries) {
        if (deliveries.size() == 1) {
            return store(channel, deliveries.get(0));
        }
        var stored = new ArrayList<Future<Void>>(deliveries.size());
        for (var delivery : deliveries) {
            stored.add(store(channel, delivery));
        }
        return Future.join(stored).mapEmpty();
    }

    /** Several numbers may share one webhook address: the delivery says whose it is, within the same workspace only. */
    private Future<Void> store(RunningChannel channel, RawDelivery delivery) {
        var key = delivery.accountKey();
        var account = delivery.accountId();
        if (key != null && !key.equals(channel.channel().accountKey())) {
            return search.sibling(channel, key)
                    .compose(sibling -> sibling.map(number -> accept(channel, number, delivery))
                            .orElseGet(() -> inbox.misdirected(channel.workspace(), channel.id(), delivery)));
        }
        return key == null && account != null
                ? storeForAll(channel, account, delivery)
                : accept(channel, channel, delivery);
    }

    /** News of an account is for each of its numbers. Of an account that has none here it is kept with the one called. */
    private Future<Void> storeForAll(RunningChannel called, String account, RawDelivery delivery) {
        var numbers = channels.ofAccount(called, account);
        if (numbers.isEmpty()) {
            return accept(called, called, delivery);
        }
        return Future.join(numbers.stream()
                        .map(number -> accept(called, number, delivery))
                        .toList())
                .mapEmpty();
    }

    private Future<Void> accept(RunningChannel called, RunningChannel number, RawDelivery delivery) {
        if (!number.id().equals(called.id())) {
            tell(number, delivery);
        }
        return inbox.accept(number.workspace(), number.id(), delivery);
    }

    private static void tell(RunningChannel number, RawDelivery delivery) {
        try {
            PluginFault.run(() -> number.adapter().told(delivery));
        } catch (Exception failure) {
            LOG.errorf(failure, "the plug-in of %s failed to hear of a delivery", number.id());
        }
    }
}
