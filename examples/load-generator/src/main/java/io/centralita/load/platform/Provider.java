package io.centralita.load.platform;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.SendLedger;
import io.centralita.emulator.WhatsAppEmulator;
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

    /** What was sent, and how often. */
    public SendLedger ledger() {
        return emulator.ledger();
    }

    @Override
    public void close() {
        emulator.close();
    }
}
