package io.centralita.core.chaos;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.AcceptedSend;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** P2, P3: what two nodes are told at once; and the order of what they send. */
@ExtendWith(SharedNodes.class)
class TwoNodesIT {

    private static final int MOST_COPIES = 5;
    private static final int ACKNOWLEDGEMENTS = 900;
    private static final int FIRST_MESSAGES = 50;
    private static final String NEWCOMER = "5521970001234";
    private static final int CUSTOMERS = 5;
    private static final int TURNS = 20;

    private final long seed = Long.getLong("centralita.chaos.seed", System.nanoTime());

    @Test
    void shouldKeepEachMessageOnceThoughBothNodesGetItsCopiesAtOnce(TwoNodes nodes) throws Exception {
        try (var load = new WebhookLoad(List.of(nodes.lineAtFirst(), nodes.lineAtSecond()), MOST_COPIES, seed)) {
            load.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> load.acknowledgements() >= ACKNOWLEDGEMENTS);
            load.close();

            var verdict = new Verdict(nodes.sql());
            verdict.awaitDrained();
            System.out.printf(
                    "chaos TwoNodesIT P2 seed=%d requests=%d acknowledgements=%d acknowledged_messages=%d duplicates=%d"
                            + " lost=%d not_once=%d%n",
                    seed,
                    load.requests(),
                    load.acknowledgements(),
                    load.acknowledged().size(),
                    load.acknowledgedTwice(),
                    verdict.lost(load.acknowledged()).size(),
                    verdict.notOnce().size());
            assertThat(load.acknowledgedTwice())
                    .isGreaterThan(load.acknowledged().size());
            assertThat(load.unexpected()).isZero();
            verdict.check(load.acknowledged());
        }
    }

    @Test
    void shouldOpenOneConversationForFiftyFirstMessagesAtBothNodes(TwoNodes nodes) throws Exception {
        var answers = new ArrayList<CompletableFuture<HttpResponse<Void>>>();
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (var message = 0; message < FIRST_MESSAGES; message++) {
            var line = message % 2 == 0 ? nodes.lineAtFirst() : nodes.lineAtSecond();
            var body = ChaosLine.text(NEWCOMER, "wamid.first-" + message);
            answers.add(http.sendAsync(
                    HttpRequest.newBuilder(URI.create(line.hook()))
                            .header("Content-Type", "application/json")
                            .header("X-Hub-Signature-256", ChaosLine.signature(body))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.discarding()));
        }
        assertThat(answers).allMatch(answer -> answer.join().statusCode() == 200);

        var verdict = new Verdict(nodes.sql());
        verdict.awaitDrained();
        var theirs = "from messages where provider_message_id like 'wamid.first-%'";
        System.out.printf(
                "chaos TwoNodesIT P3 first_messages=%d conversations=%d messages=%d%n",
                FIRST_MESSAGES,
                nodes.sql().count("select count(distinct conversation_id) " + theirs),
                nodes.sql().count("select count(*) " + theirs));
        assertThat(nodes.sql()
                        .column("select count(*) || ' of ' || max(seq) || ' in ' || count(distinct conversation_id) "
                                + theirs))
                .containsExactly("50 of 50 in 1");
        assertThat(nodes.sql().count("select count(*) from contact_addresses where value = '" + NEWCOMER + "'"))
                .isEqualTo(1);
    }

    @Test
    void shouldSendAConversationInItsOrderThoughTheNodesTakeTurnsTakingIt(TwoNodes nodes) {
        var conversations = meet(nodes);
        var sent = new LinkedHashMap<String, List<String>>();
        var took = 0;
        for (var round = 0; round < TURNS; round++) {
            for (var conversation : conversations) {
                var line = took++ % 2 == 0 ? nodes.lineAtFirst() : nodes.lineAtSecond();
                sent.computeIfAbsent(conversation, ignored -> new ArrayList<>()).add(send(line, conversation));
            }
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> sent.values().stream()
                        .flatMap(List::stream)
                        .allMatch(id -> nodes.ledger().countOf(id) == 1));
        var accepted = nodes.ledger().sends(ChaosLine.NUMBER).stream()
                .map(AcceptedSend::ourId)
                .toList();
        sent.forEach((conversation, ids) -> assertThat(accepted.stream().filter(ids::contains))
                .as(conversation)
                .containsExactlyElementsOf(ids));
    }

    /** Odd in number, so that each conversation's messages are taken by the nodes in turn. */
    private static List<String> meet(TwoNodes nodes) {
        for (var customer = 0; customer < CUSTOMERS; customer++) {
            var body = ChaosLine.text("552197100000" + customer, "wamid.turn-" + customer);
            given().header("Content-Type", "application/json")
                    .header("X-Hub-Signature-256", ChaosLine.signature(body))
                    .body(body)
                    .post(nodes.lineAtFirst().hook())
                    .then()
                    .statusCode(200);
        }
        var theirs = "select conversation_id from messages where provider_message_id like 'wamid.turn-%'";
        await().ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> nodes.sql().column(theirs).size() == CUSTOMERS);
        return new Replies(nodes.lineAtFirst())
                .conversations().stream().limit(CUSTOMERS).toList();
    }

    private static String send(ChaosLine line, String conversation) {
        return line.request()
                .body(Map.of("type", "text", "content", Map.of("body", "in turn")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
