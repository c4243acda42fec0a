package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmulatorExtensionTest {

    private static int port;

    @RegisterExtension
    static final EmulatorExtension WHATSAPP = new EmulatorExtension();

    @RepeatedTest(2)
    void shouldStayTheSameAndComeCleanToEachTest(WhatsAppEmulator emulator) {
        assertThat(emulator).isSameAs(WHATSAPP.emulator());
        assertThat(emulator.port()).isEqualTo(port == 0 ? emulator.port() : port);
        assertThat(emulator.faults().chance(FaultKind.DELAY)).isZero();
        emulator.faults(Faults.seeded(1).with(FaultKind.DELAY, 1));
        port = emulator.port();
    }

    @Nested
    class OfOneTest {

        @RegisterExtension
        final EmulatorExtension own = new EmulatorExtension();

        @Test
        void shouldRunBesideTheOneOfTheClass() {
            assertThat(port).isIn(0, WHATSAPP.emulator().port());
            assertThat(own.emulator().port()).isNotEqualTo(WHATSAPP.emulator().port());
        }
    }
}
