package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** The example of the README, with an application that answers. */
class ReadmeExampleTest {

    @Test
    void shouldRunTheExample() {
        try (WebhookReceiver application = new WebhookReceiver();
                WhatsAppEmulator emulator = WhatsAppEmulator.start(EmulatorOptions.defaults())) {
            emulator.register(
                    "310000000000001",
                    "15550100001",
                    "209900000000001",
                    "dev-token",
                    "dev-secret",
                    application.url(),
                    "verify-1");
            CustomerChat ana = emulator.customer("5511988880001", "Ana").sends("310000000000001");

            SentByCustomer sent = ana.text("Olá!");

            assertThat(sent.await().delivered()).isTrue();
            assertThat(emulator.ledger().countOf("ours-1")).isZero();
            ana.opens();
            await().untilAsserted(() -> assertThat(ana.lines()).hasSize(1));
        }
    }
}
