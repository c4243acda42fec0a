package io.centralita.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The same checks on a PostgreSQL that acknowledges before it writes must find a loss. If they do not, {@link KillUnderLoadIT}
 * proves nothing.
 */
class NegativeControlIT {

    private static final String NO_GRAPH = "http://127.0.0.1:9";
    private static final int TRIES = 3;

    @Test
    void shouldNoticeTheLossOfWhatWasAcknowledgedBeforeItWasWritten() throws Exception {
        try (var node = ChaosNode.start(Map.of())) {
            var line = ChaosLine.connect(node, NO_GRAPH);
            forgetful(node);
            var lost = 0;
            for (var attempt = 1; attempt <= TRIES && lost == 0; attempt++) {
                lost = killAfterAcknowledgements(node, line, attempt);
            }
            assertThat(lost).as("lost with synchronous_commit=off").isPositive();
        }
    }

    private static int killAfterAcknowledgements(ChaosNode node, ChaosLine line, long seed) throws Exception {
        var load = new WebhookLoad(line, seed);
        load.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> load.acknowledgements() > 300);
        node.killEverything();
        load.close();
        node.startAgain();
        var verdict = new Verdict(node.sql());
        verdict.awaitDrained();
        var lost = verdict.lost(load.acknowledged()).size();
        System.out.printf(
                "chaos NegativeControlIT synchronous_commit=off seed=%d faults={EVERYTHING=1} requests=%d"
                        + " acknowledgements=%d acknowledged_messages=%d duplicates=%d lost=%d%n",
                seed,
                load.requests(),
                load.acknowledgements(),
                load.acknowledged().size(),
                load.acknowledgedTwice(),
                lost);
        return lost;
    }

    private static void forgetful(ChaosNode node) throws Exception {
        var sql = node.sql();
        sql.execute("alter system set synchronous_commit = off");
        sql.execute("alter system set wal_writer_delay = '10s'");
        sql.execute("alter system set wal_writer_flush_after = '1GB'");
        sql.execute("select pg_reload_conf()");
        sql.execute("checkpoint");
        await().until(() -> sql.column("show wal_writer_delay").get(0).equals("10s"));
    }
}
