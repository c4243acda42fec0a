package io.centralita.load.platform;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.Faults;
import io.centralita.emulator.SendLedger;
import io.centralita.emulator.WhatsAppEmulator;
import io.centralita.emulator.wppconnect.WppSession;
import java.time.Duration;
import java.util.List;

/** The WhatsApp side, in this process: answers sends and posts their statuses at once. */
public final class Provider implements AutoCloseable {

    private final WhatsAppEmulator emulator;

    private Provider(WhatsAppEmulator emulator) {
        this.emulator = emulator;
    }

    /**
     * Starts on a free loopback port, counting every id ever sent. Customers write past it, so it knows no window.
     */
    public static Provider start() {
        return new Provider(WhatsAppEmulator.start(EmulatorOptions.defaults()
                .withFullLedger()
                .withoutWindowRule()
                .withRetryGaps(List.of(Duration.ofMillis(500), Duration.ofSeconds(2)))));
    }

    /** The root of its Graph API. */
    public String baseUrl() {
        return emulator.baseUrl();
    }

    /** Knows a number from now on, or knows it anew. */
    public void register(BusinessNumber number) {
        emulator.register(number);
    }

    /** A phone is at hand for a session of its wppconnect-server: it scans every code at once. */
    public void pairs(String session, String phone) {
        emulator.wppconnect().scansAtOnce(session, phone);
    }

    /** A customer writes to a session; ends when the webhook was answered. */
    public void writes(String phone, String session, String text) {
        emulator.customer(phone, "Customer " + phone)
                .sends(WppSession.PREFIX + session)
                .text(text)
                .await();
    }

    /** What it does wrong from now on. */
    public void faults(Faults faults) {
        emulator.faults(faults);
    }

    /** What was sent, and how often. */
    public SendLedger ledger() {
        return emulator.ledger();
    }

    @Override
    public void close() {
        emulator.close();
    }
}
