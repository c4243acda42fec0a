package io.centralita.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** P4, P9: a node that owns lanes and carries sockets is killed under load; clients are cut, stop reading, Redis is emptied. */
@ExtendWith(SharedNodes.class)
class LostNodeIT {

    private static final int ENOUGH = 150;
    private static final String AGENT = "chaos-agent@example.com";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final long seed = Long.getLong("centralita.chaos.seed", System.nanoTime());

    @Test
    void shouldTellEachClientItsWholePartOfTheLogWhateverBreaks(TwoNodes nodes) throws Exception {
        var both = List.of(nodes.lineAtFirst(), nodes.lineAtSecond());
        try (var load = new WebhookLoad(both, 2, seed)) {
            load.start();
            awaitAcknowledgements(load);
            var agent = agent(nodes.lineAtFirst());
            try (var owner = Follower.start(both);
                    var worker = Follower.start(List.of(agent.at(nodes.first()), agent.at(nodes.second())))) {
                breakThings(nodes, load, owner, worker);
                load.close();
                var verdict = new Verdict(nodes.sql());
                verdict.awaitDrained();

                report("owner", owner, nodes.lineAtSecond(), load);
                report("agent", worker, agent.at(nodes.second()), load);
                assertThat(owner.resumed()).isGreaterThanOrEqualTo(3);
                assertThat(worker.resumed()).isGreaterThanOrEqualTo(2);
                check(owner, nodes.lineAtSecond());
                check(worker, agent.at(nodes.second()));
                assertThat(worker.heard())
                        .as("another part of the log")
                        .hasSizeLessThan(owner.heard().size());
                assertThat(new Timelines(nodes.lineAtSecond())
                                .outOfOrder(new Replies(nodes.lineAtSecond()).conversations()))
                        .as("out of order at REST")
                        .isEmpty();
                verdict.check(load.acknowledged());
            }
        }
    }

    private static void breakThings(TwoNodes nodes, WebhookLoad load, Follower owner, Follower worker)
            throws IOException {
        awaitAcknowledgements(load);
        nodes.first().killJvm();
        awaitAcknowledgements(load);
        nodes.first().startAgain();
        awaitResumed(owner, 1);
        awaitResumed(worker, 1);
        owner.cut();
        worker.cut();
        worker.stopReading();
        nodes.redis().flush();
        awaitAcknowledgements(load);
        worker.readAgain();
        awaitResumed(owner, 2);
        owner.cut();
        awaitAcknowledgements(load);
        awaitResumed(owner, 3);
    }

    /** A socket that is not back cannot be cut. */
    private static void awaitResumed(Follower follower, int times) {
        await().atMost(SOON).until(() -> follower.resumed() >= times);
    }

    private static void check(Follower follower, ChaosLine line) {
        assertThat(follower.resets()).isZero();
        assertThat(follower.breaks()).isEmpty();
        assertThat(follower.heard().stream().map(Follower.Heard::seq))
                .containsExactlyElementsOf(PermittedLog.seqs(line, follower.from()));
        assertThat(follower.messagesOutOfOrder())
                .as("out of order at the socket")
                .isEmpty();
    }

    private void report(String who, Follower follower, ChaosLine line, WebhookLoad load) {
        follower.awaitReached(PermittedLog.head(line));
        System.out.printf(
                "chaos LostNodeIT seed=%d faults={JVM=1, cuts=2, stopped_reading=1, redis_flushed=1} client=%s events=%d"
                        + " permitted=%d resumed=%d resets=%d breaks=%d acknowledged_messages=%d%n",
                seed,
                who,
                follower.heard().size(),
                PermittedLog.seqs(line, follower.from()).size(),
                follower.resumed(),
                follower.resets(),
                follower.breaks().size(),
                load.acknowledged().size());
    }

    /** One who may see what nobody holds and what it holds; half of the conversations are the owner's. */
    private static ChaosLine agent(ChaosLine line) {
        line.request()
                .body(Map.of("email", AGENT, "name", "Agent", "role", "agent", "password", ChaosNode.PASSWORD))
                .post("/v1/users")
                .then()
                .statusCode(201);
        var conversations = new Replies(line).conversations();
        conversations.stream()
                .limit(conversations.size() / 2)
                .forEach(conversation -> line.request()
                        .body(Map.of("assignee_id", "me"))
                        .post("/v1/conversations/" + conversation + "/assignment")
                        .then()
                        .statusCode(200));
        return line.as(AGENT, ChaosNode.PASSWORD);
    }

    private static void awaitAcknowledgements(WebhookLoad load) {
        var before = load.acknowledgements();
        await().atMost(SOON).until(() -> load.acknowledgements() >= before + ENOUGH);
    }
}
