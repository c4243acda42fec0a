package io.centralita.emulator.wppconnect;

import io.centralita.emulator.Customer;
import io.centralita.emulator.DeliveryOutcome;
import io.centralita.emulator.network.CustomerDoor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The wppconnect-server of an emulator: its sessions, the phones that pair with them, and its ups and downs. Safe for any
 * thread.
 */
public final class WppServer {

    /** The secret the server is shipped with. */
    public static final String DEFAULT_SECRET = "THISISMYSECURETOKEN";

    private final Map<String, WppSession> sessions = new ConcurrentSkipListMap<>();
    private final Map<String, String> scanners = new ConcurrentSkipListMap<>();
    private final SessionLife life;
    private final Notices notices;
    private final Lids lids = new Lids();
    private final Outbox outbox;
    private final WppCustomers customers;
    private final WppApi api;
    private volatile String secretKey = DEFAULT_SECRET;
    private volatile WppSettings settings = WppSettings.defaults();
    private volatile boolean down;

    /** Puts a server together. */
    public WppServer(WppParts parts) {
        this.notices = new Notices(parts.context(), parts.poster());
        this.life = new SessionLife(parts.vertx(), notices, this::settings, scanners);
        Directory directory = new Directory(parts.people(), lids);
        Acks acks = new Acks(parts.vertx(), parts.pace(), notices);
        this.outbox = new Outbox(parts, directory, acks);
        this.customers = new WppCustomers(parts, lids, notices, acks, this::settings);
        SendContents contents = new SendContents(new FilePicker(parts.vertx()));
        this.api = new WppApi(
                this,
                new SessionCalls(
                        directory,
                        new SessionRoutes(parts.vertx(), life),
                        new SendRoutes(parts, life, contents, outbox),
                        new ReadRoutes(parts, directory),
                        new ChangeRoutes(parts, directory, outbox)));
    }

    /** Adds the routes. */
    public void mount(Router router) {
        api.mount(router);
    }

    /** How customers reach its sessions. */
    public CustomerDoor customers() {
        return customers;
    }

    /** The secret that tokens are made by. */
    public String secretKey() {
        return secretKey;
    }

    /** Changes the secret: tokens made before are refused. */
    public void secretKey(String secret) {
        secretKey = secret;
    }

    /** Its config. */
    public WppSettings settings() {
        return settings;
    }

    /** Changes its config. */
    public void settings(WppSettings next) {
        settings = next;
    }

    /** A session by its name; one nobody asked for yet is closed. */
    public WppSession session(String name) {
        return sessions.computeIfAbsent(name, WppSession::new);
    }

    /** A session by its line, such as {@code wpp:loja1}, when it is known. */
    public Optional<WppSession> line(String lineId) {
        return lineId.startsWith(WppSession.PREFIX)
                ? Optional.ofNullable(sessions.get(lineId.substring(WppSession.PREFIX.length())))
                : Optional.empty();
    }

    /** The sessions anybody asked for, by name. */
    public List<WppSession> sessions() {
        return List.copyOf(sessions.values());
    }

    /**
     * The business's phone scans the QR code a session shows.
     *
     * @throws IllegalArgumentException when it shows none
     */
    public void scan(String session, String phone) {
        life.scan(session(session), phone);
    }

    /** From now on a phone is at hand: it scans every QR code the session shows and types every code in. */
    public void scansAtOnce(String session, String phone) {
        scanners.put(session, phone);
    }

    /**
     * The code a session shows is typed into the business's phone.
     *
     * @throws IllegalArgumentException when it shows another one, or none
     */
    public void enterCode(String session, String phone, String code) {
        life.enterCode(session(session), phone, code);
    }

    /** The session's browser closes; a start brings it back without a code. */
    public void disconnect(String session) {
        life.goesDown(session(session));
    }

    /** The business unlinks the device in its phone; a start shows a code again. */
    public void unlink(String session) {
        life.unlinks(session(session));
    }

    /** The business writes to a customer by its own phone. Posted when {@code onSelfMessage} is on. */
    public String writesByOwnPhone(String session, String chatId, String text) {
        WppSession own = session(session);
        JsonObject message = outbox.ownPhone(own, chatId, Outgoing.text(text));
        String id = message.getString("id");
        if (settings.onSelfMessage() && own.up()) {
            notices.post(own, "onselfmessage", id, message);
        }
        return id;
    }

    /** Posts an event as given, such as {@code incomingcall}; its fields override {@code event} and {@code session}. */
    public CompletableFuture<DeliveryOutcome> event(String session, String event, JsonObject data) {
        return notices.post(session(session), event, "", data)
                .toCompletionStage()
                .toCompletableFuture();
    }

    /** The hidden id of a person, as {@code pn-lid} would tell it. */
    public String lidOf(Customer person) {
        return lids.of(person) + "@lid";
    }

    /** The process ends: connections are closed, sessions with it. */
    public void goesDown() {
        down = true;
        sessions.values().forEach(session -> session.turns(WppStatus.CLOSED));
    }

    /** The process starts; paired sessions with it, by their stored webhooks, if so set. */
    public void comesUp() {
        down = false;
        if (settings.startAllSessions()) {
            startAll();
        }
    }

    boolean down() {
        return down;
    }

    void startAll() {
        sessions.values().stream()
                .filter(session -> session.phone() != null)
                .forEach(session -> life.start(session, null, null));
    }

    /** The session's browser data are deleted: it must pair again. */
    void forgets(String session) {
        session(session).unpairs();
    }
}
