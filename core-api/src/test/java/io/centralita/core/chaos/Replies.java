package io.centralita.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.SendLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An agent's answers, and what the platform says became of them. */
final class Replies {

    private static final List<String> TAKEN = List.of("sent", "delivered", "read");
    private static final List<String> NOT_TAKEN = List.of("unknown", "failed");

    private final ChaosLine line;
    private final List<String> accepted = new ArrayList<>();

    Replies(ChaosLine line) {
        this.line = line;
    }

    /** Ids of messages answered 202. */
    List<String> accepted() {
        return accepted;
    }

    List<String> conversations() {
        return line.request()
                .get("/v1/conversations?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
    }

    /** So many to each, in turn. */
    void send(List<String> conversations, int each) {
        for (var message = 0; message < each; message++) {
            for (var conversation : conversations) {
                accepted.add(line.request()
                        .body(Map.of("type", "text", "content", Map.of("body", "n" + message)))
                        .post("/v1/conversations/" + conversation + "/messages")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id"));
            }
        }
    }

    /** Waits until nobody is kept in the dark. */
    void awaitTold(SendLedger ledger, Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(silent(ledger)).isEmpty());
    }

    /** Those of which the truth is not told: taken by the provider and not shown as sent, or the other way round. */
    private List<String> silent(SendLedger ledger) {
        var silent = new ArrayList<String>();
        for (var id : accepted) {
            var said = status(id);
            var took = ledger.countOf(id);
            if (!(took > 0 ? TAKEN : NOT_TAKEN).contains(said)) {
                silent.add(id + " is " + said + ", the provider took " + took);
            }
        }
        return silent;
    }

    private String status(String message) {
        return line.request()
                .get("/v1/messages/" + message)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }
}
