package io.centralita.load.scenario;

import io.centralita.load.Options;
import io.centralita.load.measure.DeliveryLedger;
import io.centralita.load.measure.Report;
import io.centralita.load.platform.Office;
import io.centralita.load.platform.Provider;
import java.util.LinkedHashMap;
import java.util.Map;

/** Customers write; agents and supervisors see it on their sockets. */
public final class Inbound implements Scenario {

    private static final int MAX_MESSAGES = 3_000_000;

    @Override
    public String name() {
        return "inbound";
    }

    @Override
    public String summary() {
        return "signed webhooks to 10 numbers, pushed to 30 agents and 2 supervisors";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("mode", "closed: as fast as the server takes them; open: at a fixed rate (closed)");
        options.put("connections", "connections of the closed loop (64)");
        options.put("rate", "webhooks a second of the open loop (100)");
        options.put("seconds", "measured time (60)");
        options.put("warmup", "seconds of the same traffic before (10)");
        options.put("drain", "seconds to wait for the last push (60)");
        options.put("contacts", "customers, a multiple of the numbers (300)");
        options.put("numbers", "connected numbers (10)");
        options.put("agents", "agents on sockets (30)");
        options.put("supervisors", "supervisors on sockets (2)");
        return options;
    }

    @Override
    public Report run(Options options) {
        Office.Size people = new Office.Size(
                options.number("numbers", 10, 1, 100),
                options.number("agents", 30, 1, 500),
                options.number("supervisors", 2, 0, 20));
        Traffic.Size size = new Traffic.Size(people, options.number("contacts", 300, 1, 100_000), 1);
        try (Bench bench = Bench.open(options);
                Provider provider = Provider.start();
                Traffic traffic = Traffic.open(bench, provider, size)) {
            traffic.assignEverybody(size.contacts(), 12);
            return measure(traffic, options);
        }
    }

    private Report measure(Traffic traffic, Options options) {
        int warmup = options.number("warmup", 10, 0, 600);
        int drain = options.number("drain", 60, 1, 600);
        if (warmup > 0) {
            Bench.say("warm-up for " + warmup + " s");
            send(traffic, options, warmup);
            traffic.settle(0, drain);
        }
        int first = traffic.startMeasuring();
        int seconds = options.number("seconds", 60, 1, 900);
        Bench.say("measuring for " + seconds + " s");
        long start = System.nanoTime();
        send(traffic, options, seconds);
        traffic.settle(first, drain);
        traffic.readBack();
        return report(traffic, options, first, start);
    }

    private static void send(Traffic traffic, Options options, int seconds) {
        if ("open".equals(options.text("mode", "closed"))) {
            traffic.open(options.number("rate", 100, 1, 20_000), seconds);
        } else {
            traffic.closed(options.number("connections", 64, 1, 1_000), seconds, MAX_MESSAGES);
        }
    }

    private Report report(Traffic traffic, Options options, int first, long start) {
        DeliveryLedger ledger = traffic.ledger();
        int acknowledged = (int) traffic.postings().latencies().count();
        long lastPush = lastPush(traffic);
        double sending = (traffic.postings().lastAnswer() - start) / 1e9;
        double working = Math.max(sending, (lastPush - start) / 1e9);
        Report report = new Report(name())
                .put("mode", options.text("mode", "closed"))
                .put("seconds", sending)
                .put("sent", ledger.issued() - first)
                .put("acknowledged", acknowledged)
                .put("accepted_per_s", acknowledged / sending)
                .put("processed_per_s", acknowledged / working)
                .put("drain_ms", Math.max(0, (lastPush - traffic.postings().lastAnswer()) / 1e6))
                .put("ack", traffic.postings().latencies())
                .put("to_agent", traffic.floor().toAgent())
                .put("broken", traffic.postings().broken())
                .put("refused", traffic.postings().refusals().toString());
        addTallies(report, traffic);
        traffic.floor().report(report);
        if (!traffic.postings().refusals().isEmpty() || traffic.postings().broken() > 0) {
            report.fault("webhooks refused or broken");
        }
        return report;
    }

    /** Everything the run ever sent counts, but the rounds before all conversations had an agent: agents did not see those. */
    private static void addTallies(Report report, Traffic traffic) {
        DeliveryLedger ledger = traffic.ledger();
        report.put("agents", ledger.tally(0, traffic.assignedFrom()));
        for (int audience = 1; audience < traffic.audiences(); audience++) {
            report.put("supervisor_" + audience, ledger.tally(audience, 0));
        }
        DeliveryLedger.Tally stored = ledger.tally(traffic.storedAudience(), 0);
        report.put("stored", stored).put("stored_once", stored.once()).put("acknowledged_ever", ledger.acknowledged());
    }

    private static long lastPush(Traffic traffic) {
        long last = 0;
        for (int audience = 0; audience < traffic.audiences(); audience++) {
            last = Math.max(last, traffic.ledger().lastArrival(audience));
        }
        return last;
    }
}
