package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboundWalkTest {

    private static final String NO_GRAPH = "http://127.0.0.1:9";

    @Inject
    WalkRig rig;

    @Test
    void shouldTurnASignedWebhookIntoAConversation() {
        var line = rig.connect(NO_GRAPH);

        deliver(line, text(NUMBER, "5511988880001", "wamid.1", "Olá \\ud83d\\ude00"))
                .statusCode(200);

        await().until(() -> rig.settled(line));
        var list = rig.conversations(line);
        assertThat(list.getList("data")).hasSize(1);
        assertThat(list.getString("data[0].contact.name")).isEqualTo("Customer 5511988880001");
        assertThat(list.getInt("data[0].unread_count")).isEqualTo(1);
        assertThat(list.getBoolean("data[0].window.open")).isTrue();
        assertThat(list.getString("data[0].last_message.content.body")).isEqualTo("Olá 😀");
        var timeline = rig.timeline(line, list.getString("data[0].id"));
        assertThat(timeline.getString("data[0].provider_message_id")).isEqualTo("wamid.1");
        assertThat(timeline.getString("data[0].status")).isEqualTo("received");
    }

    /** P2 and case 46. */
    @Test
    void shouldKeepEachProviderMessageOnceHoweverOftenItIsDelivered() throws Exception {
        var line = rig.connect(NO_GRAPH);
        var random = new Random(7);
        var deliveries = new ArrayList<Callable<Integer>>();
        var copies = 0;
        for (var message = 0; message < 40; message++) {
            var body = text(NUMBER, "551190000000" + message % 5, "wamid.dup" + message, "n" + message);
            var times = 1 + random.nextInt(5);
            copies += times - 1;
            for (var copy = 0; copy < times; copy++) {
                deliveries.add(() -> deliver(line, body).extract().statusCode());
            }
        }
        Collections.shuffle(deliveries, random);

        assertThat(together(deliveries)).containsOnly(200);

        await().until(() -> rig.settled(line));
        assertThat(copies).as("duplicates made").isPositive();
        assertThat(rig.count(line, "messages")).isEqualTo(40);
        assertThat(rig.facts(line, "message.created")).isEqualTo(40);
        assertThat(rig.count(line, "conversations")).isEqualTo(5);
    }

    /** P3 and the dense seq of P4. */
    @Test
    void shouldOpenOneConversationForFiftyFirstMessagesAtOnce() throws Exception {
        var line = rig.connect(NO_GRAPH);
        var deliveries = IntStream.range(0, 50)
                .mapToObj(n -> (Callable<Integer>)
                        () -> deliver(line, text(NUMBER, "5511977770001", "wamid.first" + n, "n" + n))
                                .extract()
                                .statusCode())
                .toList();

        assertThat(together(deliveries)).containsOnly(200);

        await().until(() -> rig.settled(line));
        assertThat(rig.count(line, "conversations")).isEqualTo(1);
        assertThat(rig.count(line, "contacts")).isEqualTo(1);
        assertThat(rig.facts(line, "conversation.opened")).isEqualTo(1);
        var conversation = rig.conversations(line).getString("data[0].id");
        List<Integer> seqs = rig.timeline(line, conversation).getList("data.seq");
        assertThat(seqs.stream().sorted().map(Integer::longValue).toList())
                .isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList());
    }

    /** P8: the log is dense and says exactly what the tables say. */
    @Test
    void shouldTellExactlyWhatItStored() {
        var line = rig.connect(NO_GRAPH);
        for (var n = 0; n < 20; n++) {
            deliver(line, text(NUMBER, "55119666600" + n % 3, "wamid.p8" + n, "n" + n))
                    .statusCode(200);
        }
        await().until(() -> rig.settled(line));

        assertThat(rig.ask(
                        line,
                        "select count(*) from messages m where workspace_id = $1 and not exists (select 1 from facts f"
                                + " where f.workspace_id = m.workspace_id and f.type = 'message.created'"
                                + " and f.conversation_id = m.conversation_id"
                                + " and f.data like '%' || m.provider_message_id || '%')",
                        Long.class))
                .isZero();
        assertThat(rig.ask(
                        line,
                        "select (select seq from fact_heads where workspace_id = $1)"
                                + " - (select count(distinct seq) from facts where workspace_id = $1)",
                        Long.class))
                .isZero();
    }

    private static List<Integer> together(List<? extends Callable<Integer>> calls) throws Exception {
        var executor = Executors.newFixedThreadPool(16);
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
