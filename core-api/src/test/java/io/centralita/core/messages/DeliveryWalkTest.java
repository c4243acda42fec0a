package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.channels.PluginThreads;
import io.centralita.emulator.AcceptedSend;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryWalkTest {

    private static final String ANA = "5511988880001";

    @Inject
    WalkRig rig;

    @Inject
    PluginThreads threads;

    private WhatsAppEmulator emulator;
    private WalkRig.Line line;
    private String conversation;

    @BeforeEach
    void connect() {
        emulator = WhatsAppEmulator.start(EmulatorOptions.defaults().withFullLedger());
        line = rig.connect(emulator);
        assertThat(emulator.customer(ANA, "Ana")
                        .sends(NUMBER)
                        .text("Olá")
                        .await()
                        .delivered())
                .isTrue();
        await().until(() -> rig.settled(line));
        conversation = rig.conversations(line).getString("data[0].id");
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldSendAndSeeTheTicksComeBack() {
        var sent = send("k-1", "Oi Ana");
        sent.statusCode(202);
        String id = sent.extract().path("id");

        await().until(() -> status(id).equals("delivered"));
        assertThat(emulator.ledger().countOf(id)).isEqualTo(1);
        emulator.customer(ANA, "Ana").sends(NUMBER).reads();
        await().until(() -> status(id).equals("read"));
        assertThat(rig.count(line, "outbox")).isZero();
    }

    /** P7. */
    @Test
    void shouldHaveOneEffectForTwentyParallelSendsOfOneKey() throws Exception {
        var calls = IntStream.range(0, 20)
                .mapToObj(n -> (Callable<Integer>)
                        () -> send("k-parallel", "once").extract().statusCode())
                .toList();

        var answers = together(calls);

        assertThat(answers).contains(202).containsAnyOf(202, 409).doesNotContain(500);
        assertThat(send("k-parallel", "once").extract().header("Idempotency-Replayed"))
                .isEqualTo("true");
        send("k-parallel", "another body").statusCode(422);
        await().until(() -> rig.count(line, "outbox") == 0);
        assertThat(emulator.ledger().sends(NUMBER)).hasSize(1);
    }

    /** Another node has the key in a transaction that is under way: ours fails when it commits, after the message was taken. */
    @Test
    void shouldSendOnAfterATransactionThatFailed() throws Exception {
        var release = new CompletableFuture<Void>();
        var theirs = rig.holding(
                line,
                "insert into idempotency_keys select $1, id, 'k-theirs', '\\x00', 202, null, '{}', now() from users"
                        + " where workspace_id = $1 and role = 'owner'",
                release);
        var ours = CompletableFuture.supplyAsync(
                () -> send("k-theirs", "never").extract().statusCode());
        await().until(() -> rig.waitsForALock(line, "insert into idempotency_keys"));

        release.complete(null);

        theirs.join();
        assertThat(ours.join()).as("another request had the key").isEqualTo(422);
        String next = send("k-next", "next").statusCode(202).extract().path("id");
        await().until(() -> status(next).equals("delivered"));
        assertThat(emulator.ledger().sends(NUMBER)).hasSize(1);
        assertThat(rig.count(line, "outbox")).isZero();
    }

    /** Such as a profile, a group's members, or where a file is: they block, against the plug-in's promise. */
    @Test
    void shouldSendWhileOtherCallsOfThePlugInBlock() {
        var release = new CountDownLatch(1);
        for (var call = 0; call < 20; call++) {
            threads.call("meta-cloud", () -> {
                awaitQuietly(release);
                return CompletableFuture.completedFuture(null);
            });
        }
        try {
            String id = send("k-blocked", "Oi").statusCode(202).extract().path("id");

            await().until(() -> status(id).equals("delivered"));
        } finally {
            release.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldKeepTheOrderOfAConversation() throws Exception {
        for (var n = 0; n < 15; n++) {
            send("k-order" + n, "n" + n).statusCode(202);
        }

        await().until(() -> emulator.ledger().sends(NUMBER).size() == 15);
        var order = emulator.ledger().sends(NUMBER).stream()
                .map(AcceptedSend::body)
                .map(body -> body.getJsonObject("text").getString("body"))
                .toList();
        assertThat(order)
                .isEqualTo(IntStream.range(0, 15).mapToObj(n -> "n" + n).toList());
    }

    /** P6: the answer swallowed after accepting is settled by the status that carries our id, and never sent again. */
    @Test
    void shouldSettleASwallowedAnswerByItsStatusAndNeverSendTwice() {
        emulator.faults(Faults.seeded(3).with(FaultKind.SWALLOWED_ANSWER, 1.0));

        String id =
                send("k-swallow", "are you there?").statusCode(202).extract().path("id");

        await().atMost(Duration.ofSeconds(20)).until(() -> status(id).equals("delivered"));
        await().until(() -> rig.count(line, "outbox") == 0);
        assertThat(emulator.injectedFaults().get(FaultKind.SWALLOWED_ANSWER)).isPositive();
        assertThat(emulator.ledger().countOf(id)).isEqualTo(1);
    }

    @Test
    void shouldTryAgainWhatWasCertainlyNotSent() {
        emulator.faults(Faults.seeded(5).with(FaultKind.THROTTLED, 1.0));
        String id = send("k-429", "later").statusCode(202).extract().path("id");
        await().until(() -> emulator.injectedFaults().getOrDefault(FaultKind.THROTTLED, 0L) > 0);
        assertThat(status(id)).isEqualTo("queued");

        emulator.faults(Faults.none());

        await().atMost(Duration.ofSeconds(30)).until(() -> status(id).equals("delivered"));
        assertThat(emulator.ledger().countOf(id)).isEqualTo(1);
    }

    @Test
    void shouldFailVisiblyWhatTheProviderRefuses() {
        var stranger = "5511900000099";
        deliver(line, text(NUMBER, stranger, "wamid.stranger", "hi")).statusCode(200);
        await().until(() -> rig.settled(line));
        var theirs = rig.conversations(line).<Map<String, Object>>getList("data").stream()
                .filter(found -> found.toString().contains(stranger))
                .map(found -> String.valueOf(found.get("id")))
                .findFirst()
                .orElseThrow();

        String id = send(theirs, "k-131047", "hello?").statusCode(202).extract().path("id");

        await().until(() -> status(id).equals("failed"));
        var message = message(id).extract().jsonPath();
        assertThat(message.getString("error.code")).isEqualTo("window_closed");
        assertThat(message.getString("error.provider_code")).isEqualTo("131047");
    }

    @Test
    void shouldRefuseWhatIsNotValid() {
        body(Map.of("type", "text", "content", Map.of())).statusCode(422);
        body(Map.of("type", "text", "content", Map.of("body", "x", "evil", 1))).statusCode(422);
        body(Map.of("type", "carrier_pigeon", "content", Map.of())).statusCode(422);
        body(Map.of("type", "location", "content", Map.of("latitude", 91, "longitude", 0)))
                .statusCode(422);
        body(Map.of("type", "image", "content", Map.of("link", "ftp://x/y"))).statusCode(422);
        line.workspace()
                .viewer()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", "x")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(403);
        assertThat(emulator.ledger().sends(NUMBER)).isEmpty();
    }

    /** Case 3. */
    @Test
    void shouldNotSendIntoAnotherWorkspacesConversation() {
        var other = rig.connect("http://127.0.0.1:9");
        other.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", "x")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(404);
        assertThat(rig.count(other, "messages")).isZero();
        assertThat(emulator.ledger().sends(NUMBER)).isEmpty();
    }

    @Test
    void shouldSendEveryTypeOfTheSpine() {
        var inbound = rig.timeline(line, conversation).getString("data[0].id");
        var bodies = List.of(
                Map.of("type", "text", "content", Map.of("body", "x"), "reply_to", inbound),
                Map.of("type", "image", "content", Map.of("link", "https://example.com/a.png", "caption", "c")),
                Map.of("type", "document", "content", Map.of("link", "https://example.com/a.pdf", "filename", "a.pdf")),
                Map.of("type", "location", "content", Map.of("latitude", -23.5, "longitude", -46.6, "name", "SP")),
                Map.of("type", "reaction", "content", Map.of("message_id", inbound, "emoji", "👍")),
                Map.of(
                        "type",
                        "contacts",
                        "content",
                        Map.of(
                                "contacts",
                                List.of(Map.of(
                                        "formatted_name",
                                        "Bo",
                                        "first_name",
                                        "Bo",
                                        "phones",
                                        List.of(Map.of("number", "+55119")))))),
                Map.of(
                        "type",
                        "template",
                        "content",
                        Map.of(
                                "name",
                                "hello",
                                "language",
                                "pt_BR",
                                "components",
                                List.of(Map.of(
                                        "part",
                                        "body",
                                        "parameters",
                                        List.of(Map.of("type", "text", "text", "Ana")))))),
                Map.of(
                        "type",
                        "interactive",
                        "content",
                        Map.of("body", "Yes?", "buttons", List.of(Map.of("id", "y", "title", "Yes")))));

        bodies.forEach(body -> body(body).statusCode(202));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> emulator.ledger().sends(NUMBER).size() == bodies.size());
        assertThat(emulator.ledger().sends(NUMBER).stream()
                        .map(send -> send.body().getString("type")))
                .containsExactly(
                        "text", "image", "document", "location", "reaction", "contacts", "template", "interactive");
    }

    private ValidatableResponse send(String key, String text) {
        return send(conversation, key, text);
    }

    private ValidatableResponse send(String into, String key, String text) {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("type", "text", "content", Map.of("body", text)))
                .post("/v1/conversations/" + into + "/messages")
                .then();
    }

    private ValidatableResponse body(Object body) {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(body)
                .post("/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private ValidatableResponse message(String id) {
        return line.workspace()
                .owner()
                .request()
                .get("/v1/messages/" + id)
                .then()
                .statusCode(200);
    }

    private String status(String id) {
        return message(id).extract().path("status");
    }

    private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        var executor = Executors.newFixedThreadPool(10);
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            executor.shutdown();
        }
    }
}
