package io.centralita.load.scenario;

import io.centralita.load.measure.DeliveryLedger;
import io.centralita.load.platform.Conversations;
import io.centralita.load.platform.Floor;
import io.centralita.load.platform.Office;
import io.centralita.load.platform.Provider;
import io.centralita.load.traffic.ClosedLoop;
import io.centralita.load.traffic.OpenLoop;
import io.centralita.load.traffic.Postings;
import io.centralita.load.traffic.ProviderIds;
import io.centralita.load.traffic.WebhookSource;
import io.centralita.load.traffic.WebhookTemplate;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An office at work: customers write by signed webhooks, everybody's sockets are watched. Driven from the main thread. */
final class Traffic implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 512;
    private static final long POLL_MILLIS = 20;

    private final Bench bench;
    private final Office office;
    private final DeliveryLedger ledger;
    private final Floor floor;
    private final ProviderIds ids;
    private final WebhookSource source;
    private final int audiences;
    private Postings postings;
    private int assignedFrom;

    private Traffic(Bench bench, Office office, DeliveryLedger ledger, Floor floor, ProviderIds ids, Size size) {
        this.bench = bench;
        this.office = office;
        this.ledger = ledger;
        this.floor = floor;
        this.ids = ids;
        this.audiences = 1 + office.supervisors().size();
        List<WebhookTemplate> templates = office.numbers().stream()
                .map(number -> new WebhookTemplate(bench.target().authority(), number, ids, size.batch()))
                .toList();
        int firstContact = (int) (Long.parseLong(ids.prefix().split("\\.")[1], 36) % 800_000_000);
        source = new WebhookSource(ledger, templates, size.batch(), size.contacts(), firstContact);
        postings = new Postings(ledger, size.batch());
    }

    /** Makes an office and opens its sockets. */
    static Traffic open(Bench bench, Provider provider, Size size) {
        String run = Long.toString(System.currentTimeMillis(), 36);
        String owner = bench.token();
        Bench.say("office: " + size);
        Office office =
                Office.open(bench.api(), owner, provider, run, bench.target().baseUrl(), size.office());
        DeliveryLedger ledger = new DeliveryLedger(2 + size.office().supervisors());
        ProviderIds ids = new ProviderIds(run);
        Floor floor = Floor.open(bench.line(), office, ledger, ids);
        office.agentsOnline();
        return new Traffic(bench, office, ledger, floor, ids, size);
    }

    /**
     * Lets every customer write once, again and again until a whole round reached its agents: then all conversations are
     * open and assigned.
     */
    void assignEverybody(int contacts, int rounds) {
        for (int round = 1; round <= rounds; round++) {
            int first = ledger.issued();
            Bench.say("round " + round + ": each customer writes once");
            closed(16, 60, contacts / source.batch());
            boolean complete = settle(first, round == 1 ? 10 : 5);
            if (complete && bench.line().ask(() -> ledger.tally(0, first).once()) >= contacts) {
                assignedFrom = first;
                return;
            }
        }
        throw new IllegalStateException("after " + rounds + " rounds not every conversation has its agent "
                + bench.line().ask(() -> seenBy(ledger.issued() - contacts)));
    }

    /** Forgets latencies, refusals and answers: what follows is measured. Gives the number of its first message. */
    int startMeasuring() {
        return bench.line().ask(() -> {
            postings = new Postings(ledger, source.batch());
            floor.toAgent().clear();
            return ledger.issued();
        });
    }

    /** As many webhooks as the server takes over so many connections. */
    void closed(int connections, int seconds, int webhooks) {
        bench.line()
                .await(
                        () -> new ClosedLoop(bench.line(), source, postings)
                                .run(connections, TimeUnit.SECONDS.toNanos(seconds), webhooks),
                        seconds + 120);
    }

    /** So many webhooks a second. */
    void open(int perSecond, int seconds) {
        bench.line()
                .await(
                        () -> new OpenLoop(bench.line(), source, postings, MAX_CONNECTIONS)
                                .run(perSecond, perSecond * seconds),
                        seconds + 120);
    }

    /** Waits until everybody saw every acknowledged message from {@code first} on; false when time runs out. */
    boolean settle(int first, int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            if (bench.line().ask(() -> complete(first))) {
                return true;
            }
            Pause.millis(POLL_MILLIS);
        }
        return false;
    }

    /** Reads every message of the run back by REST into the ledger's last audience. */
    void readBack() {
        Bench.say("reading everything back by REST");
        Conversations conversations = new Conversations(bench.line(), bench.token());
        List<String> all = bench.line().await(() -> conversations.idsOf(office.numbers()), 120);
        bench.line().await(() -> conversations.readMessages(all, ledger, storedAudience(), ids), 600);
    }

    Office office() {
        return office;
    }

    DeliveryLedger ledger() {
        return ledger;
    }

    Floor floor() {
        return floor;
    }

    Postings postings() {
        return postings;
    }

    /** The first message by which every conversation had its agent. */
    int assignedFrom() {
        return assignedFrom;
    }

    /** How many audiences listen on sockets. */
    int audiences() {
        return audiences;
    }

    int storedAudience() {
        return audiences;
    }

    @Override
    public void close() {
        bench.line().ask(() -> {
            floor.close();
            return true;
        });
        office.close();
    }

    private boolean complete(int first) {
        if (!floor.trouble().isEmpty()) {
            throw new IllegalStateException("a socket failed: " + floor.trouble());
        }
        for (int audience = office.agents().isEmpty() ? 1 : 0; audience < audiences; audience++) {
            if (ledger.tally(audience, first).lost() > 0) {
                return false;
            }
        }
        return true;
    }

    private String seenBy(int first) {
        StringBuilder text = new StringBuilder();
        for (int audience = 0; audience < audiences; audience++) {
            text.append(audience)
                    .append(": ")
                    .append(ledger.tally(audience, first))
                    .append(' ');
        }
        return text.toString();
    }

    /**
     * The measure of the traffic.
     *
     * @param office its people and numbers
     * @param contacts customers
     * @param batch messages in a webhook
     */
    record Size(Office.Size office, int contacts, int batch) {}
}
