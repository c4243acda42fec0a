package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.Customer;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.network.Bsuids;
import io.centralita.emulator.network.BusinessSide;
import io.centralita.emulator.network.FaultDice;
import io.centralita.emulator.network.NumberStates;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** {@code POST /{version}/{phone-number-id}/messages}: sends and read receipts, with the faults that hit sends. */
final class MessagesEndpoint {

    private static final int[] SERVER_ERRORS = {500, 502, 503};

    private final BusinessSide business;
    private final ReferenceChecks references;
    private final NumberStates states;
    private final FaultDice dice;
    private final Answers answers;

    MessagesEndpoint(
            BusinessSide business, ReferenceChecks references, NumberStates states, FaultDice dice, Answers answers) {
        this.business = business;
        this.references = references;
        this.states = states;
        this.dice = dice;
        this.answers = answers;
    }

    void post(HttpServerRequest request, BusinessNumber number, Buffer raw) {
        if (dice.strikes(FaultKind.THROTTLED)) {
            boolean account = dice.upTo(FaultKind.THROTTLED, 2) == 2;
            answers.error(request.response(), account ? GraphError.accountThrottled() : GraphError.numberThrottled());
            return;
        }
        if (dice.strikes(FaultKind.SERVER_ERROR)) {
            serverError(request);
            return;
        }
        Optional<JsonObject> body = Bodies.object(raw);
        if (body.isEmpty()) {
            answers.error(request.response(), GraphError.parameter("The request body is no JSON object."));
        } else if ("read".equals(body.get().getValue("status"))) {
            read(request, number, body.get());
        } else {
            send(request, number, body.get(), raw);
        }
    }

    private void serverError(HttpServerRequest request) {
        int status = SERVER_ERRORS[dice.upTo(FaultKind.SERVER_ERROR, SERVER_ERRORS.length) - 1];
        if (status == 502) {
            answers.page(request.response(), status);
        } else {
            answers.error(request.response(), GraphError.unavailable(status));
        }
    }

    private void read(HttpServerRequest request, BusinessNumber number, JsonObject body) {
        if (!"whatsapp".equals(body.getValue("messaging_product"))) {
            answers.error(request.response(), GraphError.parameter("The parameter messaging_product is required."));
        } else if (!(body.getValue("message_id") instanceof String id) || id.isEmpty()) {
            answers.error(request.response(), GraphError.missing("message_id is mandatory for a read receipt"));
        } else {
            business.read(number, id, body.containsKey("typing_indicator"));
            answers.success(request.response());
        }
    }

    private void send(HttpServerRequest request, BusinessNumber number, JsonObject body, Buffer raw) {
        if (dice.strikes(FaultKind.DISCONNECTED)) {
            states.change(number.phoneNumberId(), state -> state.withRegistered(false));
        }
        if (!states.of(number.phoneNumberId()).registered()) {
            answers.error(request.response(), GraphError.notRegistered());
            return;
        }
        Optional<GraphError> wrong = SendChecks.check(body).or(() -> references.check(number, body));
        if (wrong.isPresent()) {
            answers.error(request.response(), wrong.get());
            return;
        }
        BusinessSide.Taken taken = business.take(number, body, raw, dice.strikes(FaultKind.SILENT));
        if (dice.strikes(FaultKind.SWALLOWED_ANSWER)) {
            request.response().reset();
            business.follow(taken);
        } else if (dice.strikes(FaultKind.EARLY_STATUS)) {
            business.follow(taken).onComplete(done -> answers.json(request.response(), accepted(taken)));
        } else {
            answers.json(request.response(), accepted(taken));
            business.follow(taken);
        }
    }

    private static JsonObject accepted(BusinessSide.Taken taken) {
        String to = taken.send().to();
        JsonObject contact = new JsonObject().put("input", to);
        Customer customer = taken.customer();
        if (customer == null) {
            contact.put(Bsuids.isBsuid(to) ? "user_id" : "wa_id", to);
        } else {
            if (customer.waId() != null) {
                contact.put("wa_id", customer.waId());
            }
            contact.put("user_id", customer.bsuid());
        }
        return new JsonObject()
                .put("messaging_product", "whatsapp")
                .put("contacts", new JsonArray().add(contact))
                .put(
                        "messages",
                        new JsonArray()
                                .add(new JsonObject().put("id", taken.send().providerId())));
    }
}
