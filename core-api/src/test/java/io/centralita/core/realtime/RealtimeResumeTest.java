package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Fact;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RealtimeResumeTest {

    private static final String ALL = "[{'topic':'workspace'}]";

    @TestHTTPResource("/v1/realtime")
    URI http;

    @Inject
    TestLog log;

    @Inject
    Database database;

    @Inject
    TestWorkspaces workspaces;

    private Sockets sockets;
    private TestWorkspace workspace;

    @BeforeEach
    void enter() {
        sockets = new Sockets(http);
        workspace = workspaces.create();
    }

    @Test
    void shouldReplayWhatWasMissedThenGoOn() {
        var conversation = UUID.randomUUID();
        var resume = resumable(workspace.supervisor());
        log.append(workspace.id(), TestLog.messages(conversation, null, 3));

        try (var client = sockets.open(workspace.supervisor())) {
            client.hello();
            client.say(resume.frame());
            var missed = client.nextEvents(3);
            assertThat(missed.get(0).path("prev").asLong()).isEqualTo(resume.lastSeq());
            var resumed = client.next("resumed");
            assertThat(resumed.path("replayed").asInt()).isEqualTo(3);
            assertThat(resumed.path("head_seq").asLong()).isEqualTo(resume.lastSeq() + 3);

            log.append(workspace.id(), TestLog.message(conversation, null, "live"));
            assertThat(client.next("event").path("prev").asLong()).isEqualTo(resume.lastSeq() + 3);
        }
    }

    /** P9 at the level of the protocol: cut at random while facts are told, without gap or repeat. */
    @Test
    void shouldMissNothingAndRepeatNothingWhenCutAtRandom() {
        var random = new Random(20261124);
        var agent = workspace.agent();
        var other = UUID.randomUUID();
        var conversations = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var start = log.head(workspace.id()).headSeq();

        var writing = CompletableFuture.runAsync(() -> {
            for (var round = 0; round < 400; round++) {
                var facts = new ArrayList<FactDraft>();
                for (var number = 0; number <= random.nextInt(20); number++) {
                    var mine = random.nextInt(3) > 0;
                    facts.add(TestLog.message(
                            conversations.get(random.nextInt(3)),
                            mine ? agent.id().value() : other,
                            "round " + round));
                }
                log.append(workspace.id(), facts);
            }
            log.append(
                    workspace.id(),
                    TestLog.message(conversations.get(0), agent.id().value(), "the end"));
        });
        var received = receiveWithCuts(agent, start);
        writing.join();

        assertThat(received.cuts()).isGreaterThan(3);
        assertThat(received.seqs())
                .containsExactlyElementsOf(permitted(
                        start,
                        fact -> agent.id()
                                .value()
                                .equals(fact.draft().audience().assigneeId())));
    }

    @Test
    void shouldResetForAnotherEpoch() {
        var resume = resumable(workspace.supervisor());
        try (var client = sockets.open(workspace.supervisor())) {
            client.hello();
            client.say(resume.withEpoch(UUID.randomUUID().toString()).frame());
            assertThat(client.next("reset").path("reason").asText()).isEqualTo("epoch");
            client.identify(ALL);
        }
    }

    @Test
    void shouldResetWhenTheLogWasRestored() {
        try (var client = sockets.open(workspace.supervisor())) {
            client.hello();
            client.identify(ALL);
            sql("update fact_heads set epoch = gen_random_uuid() where workspace_id = $1");
            assertThat(client.awaitFrame("reset").path("reason").asText()).isEqualTo("epoch");
        }
    }

    @Test
    void shouldResetWhenTheFactsAreNoLongerKept() {
        var resume = resumable(workspace.supervisor());
        log.append(workspace.id(), TestLog.messages(UUID.randomUUID(), null, 10));
        sql("update fact_heads set min_seq = seq - 2 where workspace_id = $1");
        try (var client = sockets.open(workspace.supervisor())) {
            client.hello();
            client.say(resume.frame());
            var reset = client.next("reset");
            assertThat(reset.path("reason").asText()).isEqualTo("retention");
            client.identify(ALL, reset.path("head_seq").asText());
        }
    }

    @Test
    void shouldResetWhenPermissionsChangedMeanwhile() {
        var resume = resumable(workspace.agent());
        sql("update users set role = 'supervisor' where workspace_id = $1 and role = 'agent'");
        try (var client = sockets.open(workspace.agent())) {
            client.hello();
            client.say(resume.frame());
            assertThat(client.awaitFrame("reset").path("reason").asText()).isEqualTo("acl_changed");
        }
    }

    private record Resume(String stream, String epoch, long lastSeq) {

        String frame() {
            return "{'op':'resume','ref':'r','stream':'%s','epoch':'%s','last_seq':%d}"
                    .formatted(stream, epoch, lastSeq);
        }

        Resume withEpoch(String other) {
            return new Resume(stream, other, lastSeq);
        }
    }

    private Resume resumable(TestUser user) {
        try (var client = sockets.open(user)) {
            var hello = client.hello();
            client.say("{'op':'identify','subs':" + ALL + ",'from':'now'}");
            var ready = client.next("ready");
            return new Resume(
                    ready.path("stream").asText(),
                    hello.path("epoch").asText(),
                    ready.path("head_seq").asLong());
        }
    }

    private record Received(List<Long> seqs, int cuts) {}

    private Received receiveWithCuts(TestUser agent, long start) {
        var random = new Random(7);
        var seqs = new ArrayList<Long>();
        var cuts = 0;
        var cursor = start;
        String stream = "";
        String epoch = "";
        while (true) {
            try (var client = sockets.open(agent)) {
                var hello = client.hello();
                if (stream.isEmpty()) {
                    epoch = hello.path("epoch").asText();
                    stream = client.identify(ALL, String.valueOf(start));
                } else {
                    client.say(new Resume(stream, epoch, cursor).frame());
                }
                var last = cursor;
                for (var left = random.nextInt(400); left > 0; left--) {
                    var frame = client.next();
                    switch (frame.path("op").asText()) {
                        case "event" -> {
                            assertThat(frame.path("prev").asLong()).isEqualTo(last);
                            last = frame.path("seq").asLong();
                            cursor = last;
                            seqs.add(last);
                            if (seqs.size() % 50 == 0) {
                                client.ack(last);
                            }
                            if (isTheEnd(frame)) {
                                return new Received(seqs, cuts);
                            }
                        }
                        case "progress" -> cursor = frame.path("seq").asLong();
                        case "resumed" -> {}
                        default -> throw new AssertionError(frame.toString());
                    }
                }
                client.cut();
                cuts++;
            }
        }
    }

    private static boolean isTheEnd(JsonNode event) {
        return event.path("data").path("body").asText().equals("the end");
    }

    private List<Long> permitted(long start, Predicate<Fact> permission) {
        return log.read(workspace.id(), start).stream()
                .filter(permission)
                .map(Fact::seq)
                .toList();
    }

    private void sql(String statement) {
        database.inWorkspace(
                        workspace.id(),
                        connection -> connection
                                .preparedQuery(statement)
                                .execute(Tuple.of(workspace.id().value())))
                .await()
                .indefinitely();
    }
}
