package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.core.kernel.ids.MessageId;
import io.centralita.emulator.AcceptedSend;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes out over a number: its pace, whose turn it is, and what a number in trouble does to another. */
@QuarkusTest
class PacingTest {

    private static final int CROWD = 1_200;
    private static final String LANE_OF = "select lane from outbox where workspace_id = $1 and message_id = '%s'";
    private static final String OTHER = "310000000000002";

    @Inject
    WalkRig rig;

    private WhatsAppEmulator emulator;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.start(EmulatorOptions.defaults().withFullLedger());
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldLetAPersonsReplyOvertakeACampaignAndKeepThePaceOfTheNumber() {
        var line = rig.connect(emulator, NUMBER);
        var conversations = written(line, 6);
        verb(line, "pause");
        for (var n = 0; n < 150; n++) {
            send(line, conversations.get(n % 5), "campaign", "c" + n);
        }
        send(line, conversations.get(5), "reply", "a person");
        assertThat(emulator.ledger().sends(NUMBER)).as("paused").isEmpty();

        var began = System.nanoTime();
        verb(line, "start");

        await().until(() -> emulator.ledger().sends(NUMBER).size() == 151);
        var took = Duration.ofNanos(System.nanoTime() - began);
        var sent = texts(NUMBER);
        assertThat(sent.indexOf("a person")).as("position of the reply").isLessThan(60);
        for (var conversation = 0; conversation < 5; conversation++) {
            var own = ownOf(sent, conversation);
            assertThat(own).as("order of conversation " + conversation).isSortedAccordingTo(PacingTest::byNumber);
        }
        assertThat(took).as("151 at 80 a second after a burst of 80").isGreaterThan(Duration.ofMillis(600));
    }

    /** The lane's memory holds the first of the campaign only, and the reply's conversation has one far behind them. */
    @Test
    void shouldLetAReplyGoWhoseConversationWaitsBehindMoreThanMemoryHolds() {
        var line = rig.connect(emulator, NUMBER);
        var conversations = written(line, 2);
        verb(line, "pause");
        var crowd = MessageId.fromString(send(line, conversations.get(0), "campaign", "crowd"))
                .value();
        var before = MessageId.fromString(send(line, conversations.get(1), "campaign", "before the reply"))
                .value();
        copy(line, "messages", "id", crowd);
        copy(line, "outbox", "message_id", crowd);
        rig.run(line, "update outbox set lane = (" + LANE_OF.formatted(before) + ") where workspace_id = $1");
        rig.run(line, "update lanes set fence = fence + 1, leased_until = now() where workspace_id = $1");
        send(line, conversations.get(1), "reply", "a person");

        verb(line, "start");

        await().until(() -> texts(NUMBER).contains("a person"));
        assertThat(texts(NUMBER)).containsSubsequence("before the reply", "a person");
        assertThat(rig.count(line, "outbox")).as("of the crowd, most wait").isGreaterThan(CROWD / 2);
    }

    @Test
    void shouldNotHoldUpANumberBecauseOfAnotherThatIsToldToWait() {
        var troubled = rig.connect(emulator, NUMBER);
        var theirs = written(troubled, 1).get(0);
        try (var second = WhatsAppEmulator.start(EmulatorOptions.defaults().withFullLedger())) {
            var well = rig.connect(second, OTHER);
            var ours = written(well, second, OTHER, 1).get(0);
            emulator.faults(Faults.seeded(11).with(FaultKind.THROTTLED, 1.0));
            for (var n = 0; n < 20; n++) {
                send(troubled, theirs, "reply", "t" + n);
            }
            await().until(() -> emulator.injectedFaults().getOrDefault(FaultKind.THROTTLED, 0L) > 0);

            var began = System.nanoTime();
            send(well, ours, "reply", "not held up");

            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> second.ledger().sends(OTHER).size() == 1);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            assertThat(emulator.injectedFaults().get(FaultKind.THROTTLED))
                    .as("the whole number waits: it is not asked again and again")
                    .isLessThan(5);
            assertThat(rig.count(troubled, "outbox")).as("nothing is lost").isEqualTo(20);
        }
    }

    /**
     * Attack case 51 seen from a send: refused at once, with the reason, not tried until the end. Such an address
     * is not saved any more; this one was there before it was forbidden.
     */
    @Test
    void shouldFailAtOnceWhatTheOutboundGuardForbids() {
        var line = rig.create("http://127.0.0.1:1");
        rig.rewriteConfig(line, "graph_base_url", "http://10.1.2.3:8080");
        rig.start(line);
        WalkRig.deliver(line, WalkRig.text(NUMBER, "5511988880001", "wamid.guard", "oi"))
                .statusCode(200);
        await().until(() -> rig.settled(line));
        var conversation = rig.conversations(line).getString("data[0].id");

        var message = send(line, conversation, "reply", "nowhere");

        await().atMost(Duration.ofSeconds(5)).until(() -> status(line, message).equals("failed"));
        line.workspace()
                .owner()
                .request()
                .get("/v1/messages/" + message)
                .then()
                .body("error.code", equalTo("provider_down"))
                .body("error.provider_code", equalTo("forbidden_address"));
        assertThat(rig.count(line, "outbox")).isZero();
    }

    /** A crowd of the same, just after it. */
    private void copy(WalkRig.Line line, String table, String key, UUID row) {
        rig.run(line, """
                insert into %1$s select likeness.* from %1$s o, generate_series(1, %3$d) n,
                jsonb_populate_record(o, jsonb_build_object('seq', o.seq + n, '%2$s',
                                      substr(o.%2$s::text, 1, 24) || lpad(to_hex(n), 12, '0'))) likeness
                where o.workspace_id = $1 and o.%2$s = '%4$s'""".formatted(table, key, CROWD, row));
    }

    private static void verb(WalkRig.Line line, String verb) {
        line.workspace()
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/channels/" + line.channel() + "%3A" + verb)
                .then()
                .statusCode(200);
    }

    private static int byNumber(String one, String two) {
        return Integer.compare(Integer.parseInt(one.substring(1)), Integer.parseInt(two.substring(1)));
    }

    private static List<String> ownOf(List<String> sent, int conversation) {
        return sent.stream()
                .filter(text -> text.startsWith("c"))
                .filter(text -> Integer.parseInt(text.substring(1)) % 5 == conversation)
                .toList();
    }

    private List<String> texts(String number) {
        return emulator.ledger().sends(number).stream()
                .map(AcceptedSend::body)
                .map(body -> body.getJsonObject("text").getString("body"))
                .toList();
    }

    private List<String> written(WalkRig.Line line, int customers) {
        return written(line, emulator, NUMBER, customers);
    }

    /** That many customers write; their conversations, in order. */
    private List<String> written(WalkRig.Line line, WhatsAppEmulator at, String number, int customers) {
        var made = new ArrayList<String>();
        for (var n = 0; n < customers; n++) {
            at.customer("551198888100" + n, "C" + n).sends(number).text("oi").await();
            await().until(() -> rig.settled(line));
            var list = rig.conversations(line);
            made.add(list.<String>getList("data.id").stream()
                    .filter(id -> !made.contains(id))
                    .findFirst()
                    .orElseThrow());
        }
        return made;
    }

    private String send(WalkRig.Line line, String conversation, String origin, String text) {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", text), "origin", origin))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private String status(WalkRig.Line line, String message) {
        return line.workspace()
                .owner()
                .request()
                .get("/v1/messages/" + message)
                .then()
                .extract()
                .path("status");
    }
}
