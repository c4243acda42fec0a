package io.centralita.emulator;

import io.centralita.emulator.control.ControlApi;
import io.centralita.emulator.control.PhoneApi;
import io.centralita.emulator.control.PhonePage;
import io.centralita.emulator.webhooks.DeliveryLog;
import io.centralita.emulator.webhooks.Envelopes;
import io.centralita.emulator.wppconnect.WppServer;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A small WhatsApp: Meta's Graph API for unmodified plug-ins, signed webhooks back, customers that write and read, and
 * faults on request. Runs on one event loop; every method may be called from any thread, those that wait
 * ({@code start}, {@code close}) not from an event loop.
 */
public final class WhatsAppEmulator implements AutoCloseable {

    private final Vertx vertx;
    private final boolean ownsVertx;
    private final String deploymentId;
    private final Exchange exchange;
    private final Context context;
    private final int port;

    private WhatsAppEmulator(
            Vertx vertx, boolean ownsVertx, String deploymentId, EmulatorVerticle verticle, Context context) {
        this.vertx = vertx;
        this.ownsVertx = ownsVertx;
        this.deploymentId = deploymentId;
        this.exchange = verticle.exchange();
        this.context = context;
        this.port = verticle.port();
        new ControlApi(this).mount(verticle.router());
        new PhoneApi(this, exchange.media).mount(verticle.router());
        new PhonePage().mount(verticle.router());
    }

    /** Starts with default options. */
    public static WhatsAppEmulator start() {
        return start(EmulatorOptions.defaults());
    }

    /** Starts on a Vert.x of its own, which {@link #close} ends. */
    public static WhatsAppEmulator start(EmulatorOptions options) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
        try {
            return start(options, vertx, true);
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    /** Starts on a Vert.x that stays open when the emulator is closed. */
    public static WhatsAppEmulator start(EmulatorOptions options, Vertx vertx) {
        return start(options, vertx, false);
    }

    private static WhatsAppEmulator start(EmulatorOptions options, Vertx vertx, boolean owns) {
        EmulatorVerticle verticle = new EmulatorVerticle(options);
        String id = Waits.get(vertx.deployVerticle(verticle).toCompletionStage(), "start of the emulator");
        return new WhatsAppEmulator(vertx, owns, id, verticle, verticle.context());
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The root of the Graph API, without a slash at the end. */
    public String baseUrl() {
        String base = exchange.linkBase();
        return base == null ? "http://127.0.0.1:" + port : base;
    }

    /** Registers a number, or replaces the one with its id. */
    public BusinessNumber register(BusinessNumber number) {
        exchange.numbers.register(number);
        return number;
    }

    /** Registers a number, or replaces the one with its id. */
    public BusinessNumber register(
            String phoneNumberId,
            String displayNumber,
            String wabaId,
            String accessToken,
            String appSecret,
            String webhookUrl,
            String verifyToken) {
        return register(new BusinessNumber(
                phoneNumberId, displayNumber, wabaId, accessToken, appSecret, webhookUrl, verifyToken, "Centralita"));
    }

    /** The registered numbers, by id. */
    public List<BusinessNumber> numbers() {
        return exchange.numbers.all();
    }

    /** The phone of a customer known by number and name; the same number is the same person. */
    public CustomerPhone customer(String phone, String name) {
        return customer(Customer.withPhone(phone, name));
    }

    /** The phone of a customer. */
    public CustomerPhone customer(Customer person) {
        exchange.people.add(person);
        return new CustomerPhone(exchange, context, person);
    }

    /**
     * Posts a webhook of any field, such as {@code account_update}.
     *
     * @param value the change's value as Meta writes it
     */
    public CompletableFuture<DeliveryOutcome> notice(String phoneNumberId, String field, JsonObject value) {
        BusinessNumber number = exchange.numbers
                .find(phoneNumberId)
                .orElseThrow(() -> new IllegalArgumentException("no such number: " + phoneNumberId));
        CompletableFuture<DeliveryOutcome> outcome = new CompletableFuture<>();
        context.runOnContext(run -> exchange.mailroom
                .post(
                        number,
                        field,
                        "",
                        Envelopes.notice(
                                number, field, value, exchange.options.clock().instant()))
                .ended()
                .onSuccess(outcome::complete));
        return outcome;
    }

    /** Asks the number's webhook to answer the {@code hub.challenge} handshake. */
    public CompletableFuture<HandshakeReport> verify(String phoneNumberId) {
        BusinessNumber number = exchange.numbers
                .find(phoneNumberId)
                .orElseThrow(() -> new IllegalArgumentException("no such number: " + phoneNumberId));
        Promise<HandshakeReport> report = Promise.promise();
        context.runOnContext(run -> exchange.poster.verify(number).onComplete(report));
        return report.future().toCompletionStage().toCompletableFuture();
    }

    /** Meta's own people, who judge numbers and templates. */
    public MetaDesk meta() {
        return new MetaDesk(exchange, context);
    }

    /** The wppconnect-server that listens beside the Graph API. */
    public WppServer wppconnect() {
        return exchange.wppconnect;
    }

    /** Whether customers may write to a line: a number's Graph id, or {@code wpp:} and a session's name. */
    public boolean hasLine(String lineId) {
        return exchange.line(lineId).isPresent();
    }

    /** Every accepted send. */
    public SendLedger ledger() {
        return exchange.ledger;
    }

    /** Every webhook posted. */
    public DeliveryLog deliveries() {
        return exchange.log;
    }

    /** Sets the faults from now on; their dice start anew and their counters at zero. */
    public void faults(Faults faults) {
        exchange.dice.replace(faults);
    }

    /** The faults in force. */
    public Faults faults() {
        return exchange.dice.faults();
    }

    /** How often each fault was injected since the faults were set. */
    public Map<FaultKind, Long> injectedFaults() {
        return exchange.dice.injected();
    }

    /** Stops listening, forgets retries, and ends its own Vert.x. */
    @Override
    public void close() {
        if (ownsVertx) {
            Waits.get(vertx.close().toCompletionStage(), "end of the emulator");
        } else {
            Waits.get(vertx.undeploy(deploymentId).toCompletionStage(), "end of the emulator");
        }
    }
}
