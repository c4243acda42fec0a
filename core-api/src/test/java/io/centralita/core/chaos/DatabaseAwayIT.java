package io.centralita.core.chaos;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** P13: PostgreSQL dies, throws everybody out, and hangs, under an application that goes on running. */
class DatabaseAwayIT {

    private static final String NO_GRAPH = "http://127.0.0.1:9";
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(19);
    private static final long HANGING_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Map<String, Long> backAfterMs = new LinkedHashMap<>();

    private interface Fault {
        /** Injects it and returns when the database can be reached again, or is about to be. */
        void inject() throws Exception;
    }

    @Test
    void shouldSayComeAgainWhileTheDatabaseIsAwayAndHealByItself() throws Exception {
        try (var node = ChaosNode.start(Map.of())) {
            var line = ChaosLine.connect(node, NO_GRAPH);
            var prober = new Prober(line, conversation(line));
            prober.start();
            endure(
                    "backends_terminated",
                    prober,
                    () -> node.sql()
                            .execute(
                                    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'centralita_app'"));
            endure("postmaster_killed", prober, () -> killPostmaster(node));
            endure("all_stopped", prober, () -> hang(node));
            prober.close();

            var verdict = new Verdict(node.sql());
            verdict.awaitDrained();
            var lost = verdict.lost(prober.acknowledged());
            report(prober, lost.size());
            assertThat(lost).as("false 2xx").isEmpty();
            assertThat(node.sql().column("select content from messages where direction = 'outbound'"))
                    .as("texts, each sent by its caller once")
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
            assertThat(prober.answers())
                    .as(() -> "the log: " + errors(node))
                    .allMatch(answer -> answer.succeeded() || answer.saysComeAgain(), "2xx, or 503 with Retry-After")
                    .allMatch(answer -> answer.took().compareTo(LONGEST_ANSWER) < 0, "answered in time");
            assertThat(prober.answers())
                    .as("answers while it was away")
                    .anyMatch(answer -> answer.hook() && answer.saysComeAgain())
                    .anyMatch(answer -> !answer.hook() && answer.saysComeAgain());
            assertThat(backAfterMs).hasSize(3);
        }
    }

    /** Of a customer who has written. */
    private static String conversation(ChaosLine line) {
        var hello = ChaosLine.text("5511988880001", "wamid.hello");
        given().contentType("application/json")
                .header("X-Hub-Signature-256", ChaosLine.signature(hello))
                .body(hello)
                .post(line.hook())
                .then()
                .statusCode(200);
        var replies = new Replies(line);
        await().until(() -> replies.conversations().size() == 1);
        return replies.conversations().get(0);
    }

    private void endure(String name, Prober prober, Fault fault) throws Exception {
        var before = System.nanoTime();
        await().atMost(Duration.ofSeconds(30)).until(() -> prober.succeededSince(before));
        fault.inject();
        var back = System.nanoTime();
        await(name).atMost(BACK).pollInterval(Duration.ofMillis(20)).until(() -> prober.succeededSince(back));
        backAfterMs.put(name, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - back));
    }

    private static void killPostmaster(ChaosNode node) throws Exception {
        var killed = node.postgres().postmaster();
        PostgresProcesses.signal("KILL", List.of(killed));
        await().atMost(BACK).ignoreExceptions().until(() -> node.sql().count("select 1") == 1);
        assertThat(node.postgres().postmaster()).isNotEqualTo(killed);
    }

    private static void hang(ChaosNode node) throws Exception {
        node.postgres().signalAll("STOP");
        var end = System.nanoTime() + HANGING_NANOS;
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        node.postgres().signalAll("CONT");
    }

    private static String errors(ChaosNode node) {
        try {
            var log = node.log();
            return log.substring(Math.max(log.indexOf(" ERROR "), 0))
                    .lines()
                    .limit(30)
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private void report(Prober prober, int lost) {
        var statuses = prober.answers().stream()
                .collect(Collectors.groupingBy(Prober.Answer::status, TreeMap::new, Collectors.counting()));
        var longest = prober.answers().stream()
                .map(Prober.Answer::took)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        System.out.printf(
                "chaos DatabaseAwayIT faults=%s requests=%d answers=%s acknowledgements=%d false_2xx=%d"
                        + " longest_answer_ms=%d back_after_ms=%s%n",
                backAfterMs.keySet(),
                prober.answers().size(),
                statuses,
                prober.acknowledged().size(),
                lost,
                longest.toMillis(),
                backAfterMs);
    }
}
