package io.centralita.load.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeliveryLedgerTest {

    private final DeliveryLedger ledger = new DeliveryLedger(2);

    @Test
    void shouldFindAPlantedLossAndAPlantedDuplicate() {
        sendAndAcknowledge(100_000);
        for (int message = 0; message < 100_000; message++) {
            if (message != 77_777) {
                ledger.arrived(0, message, 1);
            }
            ledger.arrived(1, message, 1);
        }
        ledger.arrived(1, 5, 2);

        assertThat(ledger.tally(0, 0)).isEqualTo(new DeliveryLedger.Tally(99_999, 1, 0));
        assertThat(ledger.tally(1, 0)).isEqualTo(new DeliveryLedger.Tally(99_999, 0, 1));
        assertThat(ledger.tally(0, 0).exact()).isFalse();
        assertThat(ledger.tally(1, 6).exact()).isTrue();
    }

    @Test
    void shouldNotMissWhatWasNeverAcknowledged() {
        ledger.issue(3, 0);
        ledger.acknowledge(0, 1);
        ledger.arrived(0, 0, 1);

        assertThat(ledger.tally(0, 0).exact()).isTrue();
        assertThat(ledger.acknowledged()).isEqualTo(1);
    }

    @Test
    void shouldSayTrueOnlyTheFirstTime() {
        sendAndAcknowledge(1);

        assertThat(ledger.arrived(0, 0, 10)).isTrue();
        assertThat(ledger.arrived(0, 0, 11)).isFalse();
        assertThat(ledger.lastArrival(0)).isEqualTo(11);
    }

    @Test
    void shouldRefuseAMessageThatWasNeverSent() {
        sendAndAcknowledge(1);

        assertThatThrownBy(() -> ledger.arrived(0, 1, 0)).hasMessageContaining("never sent");
    }

    private void sendAndAcknowledge(int count) {
        ledger.issue(count, 0);
        ledger.acknowledge(0, count);
    }
}
