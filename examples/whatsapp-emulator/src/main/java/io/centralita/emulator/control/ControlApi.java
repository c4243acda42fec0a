package io.centralita.emulator.control;

import io.centralita.emulator.AcceptedSend;
import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.Faults;
import io.centralita.emulator.WhatsAppEmulator;
import io.centralita.emulator.webhooks.Delivery;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The emulator's own API under {@code /_emulator}. Shapes are in the README. */
public final class ControlApi {

    private static final int MOST_LISTED = 1_000;

    private final WhatsAppEmulator emulator;
    private final JsonRoutes routes = new JsonRoutes();

    /** Steers this emulator. */
    public ControlApi(WhatsAppEmulator emulator) {
        this.emulator = emulator;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.route("/_emulator/*").handler(new LocalCallers());
        new WppControl(emulator).mount(router);
        new MetaControl(emulator).mount(router);
        routes.get(router, "/_emulator/numbers", ctx -> numbers());
        routes.post(router, "/_emulator/numbers", this::register);
        routes.postAsync(router, "/_emulator/numbers/:pn/messages", this::customerWrites);
        routes.postAsync(router, "/_emulator/numbers/:pn/notices", this::notice);
        routes.postAsync(router, "/_emulator/verify", this::verify);
        routes.get(router, "/_emulator/sends", this::sends);
        routes.delete(router, "/_emulator/sends", ctx -> {
            emulator.ledger().clear();
            return new JsonObject();
        });
        routes.get(router, "/_emulator/deliveries", this::deliveries);
        routes.get(router, "/_emulator/faults", ctx -> faults());
        routes.json(router, HttpMethod.PUT, "/_emulator/faults", (ctx, body) -> {
            emulator.faults(FaultsJson.read(body));
            return faults();
        });
        routes.delete(router, "/_emulator/faults", ctx -> {
            emulator.faults(Faults.none());
            return faults();
        });
    }

    private JsonObject numbers() {
        JsonArray data = new JsonArray();
        emulator.numbers().forEach(number -> data.add(NumbersJson.write(number)));
        emulator.wppconnect().sessions().forEach(session -> data.add(NumbersJson.write(session)));
        return new JsonObject().put("data", data);
    }

    private JsonObject register(RoutingContext ctx, JsonObject body) {
        BusinessNumber number = emulator.register(NumbersJson.read(body));
        ctx.response().setStatusCode(201);
        return NumbersJson.write(number);
    }

    private Future<JsonObject> customerWrites(RoutingContext ctx, JsonObject body) {
        return new CustomerMessagesJson(emulator).send(ctx.pathParam("pn"), body);
    }

    private Future<JsonObject> notice(RoutingContext ctx, JsonObject body) {
        JsonObject value = Fields.object(body, "value");
        return Future.fromCompletionStage(emulator.notice(ctx.pathParam("pn"), Fields.text(body, "field"), value))
                .map(CustomerMessagesJson::outcome);
    }

    private Future<JsonObject> verify(RoutingContext ctx, JsonObject body) {
        return Future.fromCompletionStage(emulator.verify(Fields.text(body, "phone_number_id")))
                .map(report -> new JsonObject()
                        .put("verified", report.verified())
                        .put("status", report.status())
                        .put("detail", report.detail()));
    }

    private JsonObject sends(RoutingContext ctx) {
        String number = ctx.request().getParam("phone_number_id");
        String ours = ctx.request().getParam("our_id");
        List<AcceptedSend> kept =
                number == null ? emulator.ledger().sends() : emulator.ledger().sends(number);
        JsonArray data = new JsonArray();
        kept.stream()
                .filter(send -> ours == null || ours.equals(send.ourId()))
                .skip(ours == null ? Math.max(0, kept.size() - MOST_LISTED) : 0)
                .limit(MOST_LISTED)
                .forEach(send -> data.add(send(send)));
        JsonObject answer = new JsonObject()
                .put("total", emulator.ledger().total())
                .put("repeats", emulator.ledger().repeats())
                .put("repeated", new JsonObject(Map.copyOf(emulator.ledger().repeated())));
        if (ours != null) {
            answer.put("count", emulator.ledger().countOf(ours));
        }
        return answer.put("data", data);
    }

    private static JsonObject send(AcceptedSend send) {
        return new JsonObject()
                .put("id", send.providerId())
                .put("our_id", send.ourId())
                .put("phone_number_id", send.phoneNumberId())
                .put("to", send.to())
                .put("type", send.type())
                .put("accepted_at", send.acceptedAt().toString())
                .put("fate", send.fate().name().toLowerCase(Locale.ROOT))
                .put("body", send.body());
    }

    private JsonObject deliveries(RoutingContext ctx) {
        String subject = ctx.request().getParam("subject");
        List<Delivery> kept = subject == null
                ? emulator.deliveries().latest()
                : emulator.deliveries().of(subject);
        JsonArray data = new JsonArray();
        kept.stream().skip(Math.max(0, kept.size() - MOST_LISTED)).forEach(delivery -> data.add(delivery.toJson()));
        return emulator.deliveries().counters().put("data", data);
    }

    private JsonObject faults() {
        return FaultsJson.write(emulator.faults(), emulator.injectedFaults());
    }
}
