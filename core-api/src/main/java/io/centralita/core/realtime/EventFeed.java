package io.centralita.core.realtime;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.EventText;
import io.centralita.core.kernel.facts.Fact;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.facts.LogHead;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The log for those who poll: the same seqs and the same sight as on the socket. */
@ApplicationScoped
public class EventFeed {

    private static final int SCAN = 1_000;
    /** In one request; where nothing was wanted in so many, the page is empty and says how far it got. */
    private static final int MOST_SCANS = 5;

    /**
     * @param events whole events, UTF-8 JSON
     * @param reached the seq up to which everything was looked at: where the next page begins
     * @param hasMore whether the log goes on beyond {@code reached}
     */
    public record Page(List<byte[]> events, long reached, boolean hasMore, LogHead head) {}

    private record Scan(List<Fact> facts, LogHead head) {}

    private final Database database;
    private final FactLog log;
    private final Tails tails;

    EventFeed(Database database, FactLog log, Tails tails) {
        this.database = database;
        this.log = log;
        this.tails = tails;
    }

    /**
     * Events after a seq, at most {@code limit}.
     *
     * @param types as in a subscription's filter; empty takes all
     * @param wait how long to wait for the first one
     */
    public Uni<Page> after(Caller caller, long after, int limit, List<String> types, Duration wait) {
        var wanted = new Subscription(Topic.WORKSPACE, null, types);
        if (wait.isZero()) {
            return page(caller, wanted, after, limit);
        }
        var deadline = Ticker.now() + wait.toMillis();
        var tail = tails.hold(caller.workspace());
        return await(caller, wanted, after, limit, tail, deadline)
                .onTermination()
                .invoke(() -> tails.release(caller.workspace()));
    }

    private Uni<Page> await(Caller caller, Subscription wanted, long after, int limit, LogTail tail, long deadline) {
        return page(caller, wanted, after, limit).flatMap(page -> {
            var left = deadline - Ticker.now();
            if (!page.events().isEmpty() || page.hasMore() || left <= 0) {
                return Uni.createFrom().item(page);
            }
            return tail.more(page.reached(), Duration.ofMillis(left))
                    .flatMap(more -> more
                            ? await(caller, wanted, page.reached(), limit, tail, deadline)
                            : Uni.createFrom().item(page));
        });
    }

    private Uni<Page> page(Caller caller, Subscription wanted, long after, int limit) {
        return page(caller, wanted, after, limit, MOST_SCANS);
    }

    private Uni<Page> page(Caller caller, Subscription wanted, long after, int limit, int scans) {
        return scan(caller, after).flatMap(scan -> {
            var page = select(caller, wanted, after, limit, scan);
            var scannedAll = scan.facts().size() < SCAN;
            return page.events().isEmpty() && page.hasMore() && !scannedAll && scans > 1
                    ? page(caller, wanted, page.reached(), limit, scans - 1)
                    : Uni.createFrom().item(page);
        });
    }

    private Uni<Scan> scan(Caller caller, long after) {
        return database.inWorkspace(
                caller.workspace(),
                connection -> log.head(connection, caller.workspace())
                        .flatMap(head -> log.read(connection, caller.workspace(), after, SCAN)
                                .map(facts -> new Scan(facts, head))));
    }

    private static Page select(Caller caller, Subscription wanted, long after, int limit, Scan scan) {
        var sight = Sight.of(caller);
        var events = new ArrayList<byte[]>();
        var reached = after;
        for (var fact : scan.facts()) {
            if (wanted.wants(fact.draft()) && sight.covers(fact.draft())) {
                if (events.size() == limit) {
                    break;
                }
                events.add(EventText.whole(caller.workspace(), fact));
            }
            reached = fact.seq();
        }
        return new Page(events, reached, reached < scan.head().headSeq(), scan.head());
    }
}
