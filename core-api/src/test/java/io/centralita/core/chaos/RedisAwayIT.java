package io.centralita.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * P12: Redis is killed and stays away, comes back empty, is emptied again. Events of one node reach the sockets of the other all
 * the same. How long it is away: {@code -Dcentralita.chaos.redis-away=600}, in seconds.
 */
@ExtendWith(SharedNodes.class)
class RedisAwayIT {

    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("centralita.chaos.redis-away", 15));
    private static final Duration LATEST = Duration.ofSeconds(3);
    private static final Duration SOON = Duration.ofSeconds(60);

    private final long seed = Long.getLong("centralita.chaos.seed", System.nanoTime());

    @Test
    void shouldLoseNothingAndGoOnWorkingWhileRedisIsAway(TwoNodes nodes) throws Exception {
        var replies = new Replies(nodes.lineAtFirst());
        var repeatsBefore = nodes.ledger().repeats();
        try (var load = new WebhookLoad(List.of(nodes.lineAtFirst()), 2, seed);
                var follower = Follower.start(List.of(nodes.lineAtSecond()))) {
            load.start();
            await().atMost(SOON).until(() -> load.acknowledgements() > 50);
            nodes.redis().kill();
            var acknowledgedBefore = load.acknowledgements();
            var end = System.nanoTime() + AWAY.toNanos();
            var slowest = Duration.ZERO;
            while (System.nanoTime() - end < 0) {
                assertThat(nodes.first().isReady() && nodes.second().isReady())
                        .as("both ready")
                        .isTrue();
                replies.send(replies.conversations().subList(0, 2), 1);
                var lag = lag(nodes, follower);
                slowest = lag.compareTo(slowest) > 0 ? lag : slowest;
            }
            var away = load.acknowledgements() - acknowledgedBefore;
            nodes.redis().startAgain();
            lag(nodes, follower);
            nodes.redis().flush();
            lag(nodes, follower);
            load.close();

            var verdict = new Verdict(nodes.sql());
            verdict.awaitDrained();
            replies.awaitTold(nodes.ledger(), SOON);
            follower.awaitReached(PermittedLog.head(nodes.lineAtSecond()));
            System.out.printf(
                    "chaos RedisAwayIT seed=%d faults={redis_killed=1, flushed=1} away_s=%d acknowledgements_while_away=%d"
                            + " duplicates=%d lost=%d accepted=%d sent_twice=%d slowest_event_to_the_other_node_ms=%d%n",
                    seed,
                    AWAY.toSeconds(),
                    away,
                    load.acknowledgedTwice(),
                    verdict.lost(load.acknowledged()).size(),
                    replies.accepted().size(),
                    nodes.ledger().repeats() - repeatsBefore,
                    slowest.toMillis());

            assertThat(away).isPositive();
            assertThat(load.unexpected()).isZero();
            verdict.check(load.acknowledged());
            assertThat(nodes.ledger().repeats()).isEqualTo(repeatsBefore);
            assertThat(follower.breaks()).isEmpty();
            assertThat(follower.heard().stream().map(Follower.Heard::seq))
                    .containsExactlyElementsOf(PermittedLog.seqs(nodes.lineAtSecond(), follower.from()));
        }
    }

    /** How long until the other node's client has what is in the log now. */
    private static Duration lag(TwoNodes nodes, Follower follower) {
        var head = PermittedLog.head(nodes.lineAtFirst());
        var asked = System.nanoTime();
        await().atMost(LATEST).until(() -> follower.reached() >= head);
        return Duration.ofNanos(System.nanoTime() - asked);
    }
}
