package io.centralita.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void shouldPrintTheSameFindingsAsTableAndAsJson() {
        Latencies latencies = new Latencies();
        for (int millis = 1; millis <= 100; millis++) {
            latencies.add(TimeUnit.MILLISECONDS.toNanos(millis));
        }

        Report report = new Report("inbound").put("ack", latencies).put("accepted_per_s", 5_000.12345);

        JsonObject json = new JsonObject(report.json());
        assertThat(json.getDouble("ack_p50_ms")).isBetween(49.9, 50.1);
        assertThat(json.getDouble("ack_p99_ms")).isBetween(98.9, 99.2);
        assertThat(json.getDouble("ack_max_ms")).isBetween(99.9, 100.2);
        assertThat(json.getDouble("accepted_per_s")).isEqualTo(5_000.123);
        assertThat(report.table()).contains("accepted_per_s", "5000.123", "ack_p99_ms");
        assertThat(report.clean()).isTrue();
    }

    @Test
    void shouldBeUncleanWhenAPartIs() {
        Report part = new Report("inbound").put("agents", new DeliveryLedger.Tally(9, 1, 0));
        Report whole = new Report("smoke");

        whole.add(new Report("inbound").put("sent", 3));
        whole.add(part);

        assertThat(whole.clean()).isFalse();
        assertThat(whole.faults()).containsExactly("inbound_2: agents: 1 lost, 0 doubled");
        assertThat(whole.get("inbound_sent")).isEqualTo(3);
        assertThat(whole.get("inbound_2_agents_lost")).isEqualTo(1);
    }
}
