package io.centralita.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** P1, P2, P8: kills under load, at moments and in an order that follow from the seed. */
class KillUnderLoadIT {

    private static final String NO_GRAPH = "http://127.0.0.1:9";
    private static final int WARM = 500;
    private static final int HEALTHY = 500;
    /** The promise is of a machine that does nothing else; tests share theirs. */
    private static final double NOISY = 3;

    private static final Duration BACK = Duration.ofSeconds(40);

    enum Fault {
        JVM,
        POSTMASTER,
        BACKEND,
        EVERYTHING
    }

    private final long seed = Long.getLong("centralita.chaos.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);

    @Test
    void shouldKeepWhatWasAcknowledgedExactlyOnceWhateverIsKilled() throws Exception {
        try (var node = ChaosNode.start(Map.of())) {
            var load = new WebhookLoad(ChaosLine.connect(node, NO_GRAPH), seed);
            load.start();
            awaitAcknowledgements(load, WARM);
            load.measureAnew();
            awaitAcknowledgements(load, HEALTHY);
            var half = load.acknowledgedWithin(0.5);
            var nearlyAll = load.acknowledgedWithin(0.99);
            for (var fault : order()) {
                awaitAcknowledgements(load, 30);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200 + random.nextInt(1_000)));
                inject(fault, node);
            }
            awaitAcknowledgements(load, 30);
            load.close();

            var verdict = new Verdict(node.sql());
            verdict.awaitDrained();
            var lost = verdict.lost(load.acknowledged());
            System.out.printf(
                    "chaos KillUnderLoadIT seed=%d faults=%s requests=%d acknowledgements=%d acknowledged_messages=%d"
                            + " stored=%d duplicates=%d lost=%d healthy_ack_p50_ms=%.1f healthy_ack_p99_ms=%.1f%n",
                    seed,
                    injected,
                    load.requests(),
                    load.acknowledgements(),
                    load.acknowledged().size(),
                    verdict.stored(),
                    load.acknowledgedTwice(),
                    lost.size(),
                    half,
                    nearlyAll);

            assertThat(half).as("half of the acknowledgements, in ms").isLessThanOrEqualTo(NOISY * 50);
            assertThat(nearlyAll).as("99 of 100 acknowledgements, in ms").isLessThanOrEqualTo(NOISY * 1_000);
            assertThat(injected).as("faults injected").containsOnlyKeys(Fault.values());
            assertThat(load.acknowledgedTwice()).as("duplicates acknowledged").isPositive();
            assertThat(load.acknowledged()).hasSizeGreaterThan(100);
            assertThat(lost).as("acknowledged and not stored").isEmpty();
            assertThat(verdict.notOnce()).as("provider ids not exactly once").isEmpty();
            assertThat(verdict.conversationsWithGaps()).isEmpty();
            assertThat(verdict.differencesOfLogAndTables()).isEmpty();
            assertThat(verdict.deadLetters()).isZero();
            assertThat(load.unexpected())
                    .as("answers that are neither 2xx nor 503")
                    .isZero();
        }
    }

    private List<Fault> order() {
        var faults = new ArrayList<>(List.of(Fault.values()));
        Collections.shuffle(faults, random);
        return faults;
    }

    private void inject(Fault fault, ChaosNode node) throws Exception {
        injected.merge(fault, 1, Integer::sum);
        switch (fault) {
            case JVM -> {
                node.killJvm();
                node.startAgain();
            }
            case EVERYTHING -> {
                node.killEverything();
                node.startAgain();
            }
            case POSTMASTER ->
                PostgresProcesses.signal("KILL", List.of(node.postgres().postmaster()));
            case BACKEND -> PostgresProcesses.signal("KILL", List.of(backend(node)));
        }
    }

    private static long backend(ChaosNode node) throws Exception {
        return node.sql()
                .count("select pid from pg_stat_activity where usename = 'centralita_app' and state <> 'idle'"
                        + " union all select pid from pg_stat_activity where usename = 'centralita_app' limit 1");
    }

    private static void awaitAcknowledgements(WebhookLoad load, int more) {
        var before = load.acknowledgements();
        await().atMost(BACK).until(() -> load.acknowledgements() >= before + more);
    }
}
