package io.centralita.emulator.wppconnect;

import io.centralita.emulator.BusinessLine;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** One session of the server and the phone paired with it. Safe for any thread. */
public final class WppSession implements BusinessLine {

    /** What {@link #lineId()} of every session starts with. */
    public static final String PREFIX = "wpp:";

    private final String name;
    private final MessageBook book = new MessageBook();
    private WppStatus status = WppStatus.CLOSED;
    private boolean started;
    private boolean silent;
    private int run;
    private @Nullable String phone;
    private @Nullable String webhook;
    private @Nullable String urlCode;
    private @Nullable String phoneCode;

    WppSession(String name) {
        this.name = name;
    }

    /** Its name in the server's paths. */
    public String name() {
        return name;
    }

    /** What its status route tells; CONNECTED is known to lie. */
    public synchronized WppStatus status() {
        return status;
    }

    /** The paired phone's digits; null when none is paired. */
    public synchronized @Nullable String phone() {
        return phone;
    }

    /** Where its webhooks go; null: nowhere. */
    public synchronized @Nullable String webhook() {
        return webhook;
    }

    /** The text of the QR code it shows now, or null. */
    public synchronized @Nullable String urlCode() {
        return urlCode;
    }

    /** The code to type into the phone, or null. */
    public synchronized @Nullable String phoneCode() {
        return phoneCode;
    }

    /** Whether it says CONNECTED, takes sends and does nothing. */
    public synchronized boolean silent() {
        return silent;
    }

    /** Makes it silent, or well again. */
    public synchronized void silent(boolean on) {
        silent = on;
    }

    @Override
    public String lineId() {
        return PREFIX + name;
    }

    @Override
    public synchronized String displayNumber() {
        return phone == null ? "" : phone;
    }

    @Override
    public String verifiedName() {
        return name;
    }

    MessageBook book() {
        return book;
    }

    synchronized boolean up() {
        return status == WppStatus.CONNECTED;
    }

    /** Whether it is being started for a phone that is paired. */
    synchronized boolean connecting() {
        return status == WppStatus.INITIALIZING && phone != null;
    }

    synchronized boolean everStarted() {
        return started;
    }

    /** Its own address, such as {@code 5511900000001@c.us}. */
    String address() {
        return displayNumber() + "@c.us";
    }

    /** Begins a start; the number of the run tells later steps whether they still matter. */
    synchronized int begin(@Nullable String url) {
        started = true;
        silent = false;
        status = WppStatus.INITIALIZING;
        if (url != null && !url.isEmpty()) {
            webhook = url;
        }
        return ++run;
    }

    synchronized boolean still(int number, WppStatus wanted) {
        return run == number && status == wanted;
    }

    synchronized int run() {
        return run;
    }

    synchronized void showsQr(String text) {
        status = WppStatus.QRCODE;
        urlCode = text;
    }

    synchronized void showsPhoneCode(String text) {
        status = WppStatus.PHONECODE;
        phoneCode = text;
    }

    synchronized void pairs(String digits) {
        phone = digits;
    }

    synchronized void unpairs() {
        phone = null;
    }

    synchronized void turns(WppStatus next) {
        status = next;
        urlCode = null;
        phoneCode = null;
    }

    /** For the control API. */
    public synchronized JsonObject toJson() {
        return new JsonObject()
                .put("session", name)
                .put("number", lineId())
                .put("status", status.name())
                .put("phone", phone)
                .put("webhook_url", webhook)
                .put("url_code", urlCode)
                .put("phone_code", phoneCode)
                .put("silent", silent);
    }
}
