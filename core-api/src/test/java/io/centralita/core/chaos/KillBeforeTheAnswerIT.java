package io.centralita.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.WhatsAppEmulator;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * P7: the platform is killed after it committed a send and before its caller heard of it. The caller asks again with the same
 * key, as it must, since it cannot know.
 */
class KillBeforeTheAnswerIT {

    private static final int HELD = 12;
    private static final int NEVER_SEEN = 4;
    private static final double EACH = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void endCallers() {
        callers.shutdownNow();
    }

    @Test
    void shouldSendOnceForAKeyThoughItsAnswerWasLostWithTheNode() throws Exception {
        try (var emulator = WhatsAppEmulator.start(EmulatorOptions.defaults().withFullLedger());
                var node = ChaosNode.start(Map.of())) {
            var line = ChaosLine.connect(node, emulator.baseUrl());
            line.meet(emulator, 1);
            var replies = new Replies(line);
            await().atMost(PATIENCE).until(() -> replies.conversations().size() == 1);
            var door = "/v1/conversations/" + replies.conversations().get(0) + "/messages";

            var answered = send(line, line.url(), door, keys("answered", HELD));
            answered.values().forEach(CompletableFuture::join);
            try (var between = HoldingProvider.before(line.url(), 1, 0)) {
                var unheard = send(line, between.baseUrl(), door, keys("unheard", HELD));
                await().atMost(PATIENCE).until(() -> between.held() == HELD);
                assertThat(unheard.values()).noneMatch(CompletableFuture::isDone);
                node.killJvm();
            }
            try (var between = HoldingProvider.before(line.url(), 1, EACH)) {
                send(line, between.baseUrl(), door, keys("never-seen", NEVER_SEEN));
                await().atMost(PATIENCE).until(() -> between.swallowed() >= NEVER_SEEN);
            }
            node.startAgain();

            var sentBefore = node.sql().column("select id from messages where direction = 'outbound'");
            assertThat(sentBefore).hasSize(2 * HELD);
            var again = new LinkedHashMap<String, CompletableFuture<@Nullable String>>();
            again.putAll(send(line, line.url(), door, keys("answered", HELD)));
            again.putAll(send(line, line.url(), door, keys("unheard", HELD)));
            again.putAll(send(line, line.url(), door, keys("never-seen", NEVER_SEEN)));

            assertThat(again.values().stream().map(CompletableFuture::join))
                    .as("one message for each key")
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
            answered.forEach(
                    (key, id) -> assertThat(again.get(key).join()).as(key).isEqualTo(id.join()));
            assertThat(node.sql().count("select count(*) from messages where direction = 'outbound'"))
                    .isEqualTo(2 * HELD + NEVER_SEEN);
            keyed(line, line.url(), "unheard-0", "another text")
                    .post(door)
                    .then()
                    .statusCode(422);
            await().atMost(PATIENCE).until(() -> emulator.ledger().total() >= 2 * HELD + NEVER_SEEN);
            assertThat(emulator.ledger().repeats()).as("sent twice").isZero();
            assertThat(emulator.ledger().total()).isEqualTo(2 * HELD + NEVER_SEEN);
            assertThat(new Verdict(node.sql()).differencesOfLogAndTables()).isEmpty();
        }
    }

    private static List<String> keys(String kind, int count) {
        return IntStream.range(0, count).mapToObj(at -> kind + "-" + at).toList();
    }

    /** All at once; each answer is the message's id, or nothing when none came. */
    private Map<String, CompletableFuture<@Nullable String>> send(
            ChaosLine line, String url, String door, List<String> keys) {
        var answers = new LinkedHashMap<String, CompletableFuture<@Nullable String>>();
        for (var key : keys) {
            answers.put(key, CompletableFuture.supplyAsync(() -> sendOne(line, url, door, key), callers));
        }
        return answers;
    }

    private static @Nullable String sendOne(ChaosLine line, String url, String door, String key) {
        var response = keyed(line, url, key, "The text of " + key).post(door);
        return response.statusCode() == 202 ? response.path("id") : null;
    }

    private static RequestSpecification keyed(ChaosLine line, String url, String key, String text) {
        return line.request()
                .baseUri(url)
                .header("Idempotency-Key", key)
                .body(Map.of("type", "text", "content", Map.of("body", text)));
    }
}
