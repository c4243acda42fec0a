package io.centralita.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** P4, P15: the owner of lanes is stopped for longer than its lease, in the middle of intake and of sends, and wakes again. */
@ExtendWith(SharedNodes.class)
class PausedOwnerIT {

    private static final int ENOUGH = 100;
    private static final int CONVERSATIONS = 12;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final long seed = Long.getLong("centralita.chaos.seed", System.nanoTime());

    @Test
    void shouldNotActForItsLanesOnceAnotherNodeHasTakenThem(TwoNodes nodes) throws Exception {
        var repeatsBefore = nodes.ledger().repeats();
        var replies = new Replies(nodes.lineAtSecond());
        try (var load = new WebhookLoad(List.of(nodes.lineAtSecond()), 2, seed);
                var watch = OwnershipWatch.install(nodes.sql());
                var follower = Follower.start(List.of(nodes.lineAtSecond()))) {
            load.start();
            awaitAcknowledgements(load);
            await().atMost(SOON).until(() -> watch.acts("first", "intake") > 0);
            var conversations =
                    replies.conversations().stream().limit(CONVERSATIONS).toList();
            nodes.provider().holdAgain();
            var held = nodes.provider().held();
            replies.send(conversations, 2);
            await().atMost(SOON).until(() -> watch.acts("first", "dispatch") > 0);
            await().atMost(SOON).until(() -> nodes.provider().held() == held + conversations.size());

            nodes.first().pause();
            var paused = System.nanoTime();
            nodes.provider().letGo();
            nodes.awaitOwners(1);
            var takenOver = Duration.ofNanos(System.nanoTime() - paused);
            awaitAcknowledgements(load);
            nodes.first().goOn();
            nodes.awaitOwners(2);
            awaitAcknowledgements(load);
            replies.send(replies.conversations(), 1);
            load.close();

            var verdict = new Verdict(nodes.sql());
            verdict.awaitDrained();
            replies.awaitTold(nodes.ledger(), SETTLED);
            follower.awaitReached(PermittedLog.head(nodes.lineAtSecond()));
            var foreign = watch.foreignActs();
            System.out.printf(
                    "chaos PausedOwnerIT seed=%d faults={SIGSTOP=1} taken_over_after_ms=%d acts={first=%d, second=%d}"
                            + " foreign_acts=%d acknowledged_messages=%d lost=%d accepted=%d sent_twice=%d%n",
                    seed,
                    takenOver.toMillis(),
                    watch.acts("first", "intake") + watch.acts("first", "dispatch"),
                    watch.acts("second", "intake") + watch.acts("second", "dispatch"),
                    foreign.size(),
                    load.acknowledged().size(),
                    verdict.lost(load.acknowledged()).size(),
                    replies.accepted().size(),
                    nodes.ledger().repeats() - repeatsBefore);

            assertThat(watch.acts("second", "owns")).as("lanes taken over").isPositive();
            assertThat(watch.acts("first", "owns")).as("lanes taken back").isPositive();
            assertThat(foreign).as("acts for lanes of somebody else").isEmpty();
            assertThat(nodes.ledger().repeats()).as("sent twice").isEqualTo(repeatsBefore);
            verdict.check(load.acknowledged());
            assertThat(new Timelines(nodes.lineAtFirst()).outOfOrder(replies.conversations()))
                    .as("out of order at REST")
                    .isEmpty();
            assertThat(follower.messagesOutOfOrder())
                    .as("out of order at the socket")
                    .isEmpty();
            assertThat(follower.breaks()).isEmpty();
        }
    }

    private static void awaitAcknowledgements(WebhookLoad load) {
        var before = load.acknowledgements();
        await().atMost(SOON).until(() -> load.acknowledgements() >= before + ENOUGH);
    }
}
