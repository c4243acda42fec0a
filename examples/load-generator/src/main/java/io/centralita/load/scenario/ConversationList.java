package io.centralita.load.scenario;

import io.centralita.load.Options;
import io.centralita.load.measure.Report;
import io.centralita.load.platform.Conversations;
import io.centralita.load.platform.Office;
import io.centralita.load.platform.Provider;
import io.centralita.load.wire.Requests;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The list every front end opens with, out of many conversations. They are made by webhooks when they are not there. */
public final class ConversationList implements Scenario {

    private static final int SEED_NUMBERS = 10;
    private static final int SEED_BATCH = 20;

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "GET of 50 open conversations out of 100,000; seeds them by webhooks of 20 messages when missing";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("conversations", "conversations to have before measuring (100000)");
        options.put("connections", "connections (16)");
        options.put("limit", "conversations in an answer (50)");
        options.put("seconds", "measured time (30)");
        options.put("warmup", "seconds of the same before (10)");
        return options;
    }

    @Override
    public Report run(Options options) {
        int wanted = options.number("conversations", 100_000, 0, 5_000_000);
        Report report = new Report(name());
        try (Bench bench = Bench.open(options)) {
            int there = count(bench, wanted);
            report.put("conversations_before", there);
            if (there < wanted) {
                seed(bench, wanted - there, report);
                report.put("conversations", count(bench, wanted));
            }
            measure(bench, options, report);
        }
        return report;
    }

    private static int count(Bench bench, int enough) {
        Bench.say("counting conversations");
        Conversations conversations = new Conversations(bench.line(), bench.token());
        return bench.line().await(() -> conversations.count(enough), 300);
    }

    private static void seed(Bench bench, int missing, Report report) {
        int step = SEED_NUMBERS * SEED_BATCH;
        int contacts = (missing + step - 1) / step * step;
        Traffic.Size size = new Traffic.Size(new Office.Size(SEED_NUMBERS, 0, 1), contacts, SEED_BATCH);
        try (Provider provider = Provider.start();
                Traffic traffic = Traffic.open(bench, provider, size)) {
            Bench.say("seeding " + contacts + " conversations");
            long start = System.nanoTime();
            traffic.closed(16, 600, contacts / SEED_BATCH);
            traffic.settle(0, 600);
            double seconds = (System.nanoTime() - start) / 1e9;
            report.put("seeded", contacts).put("seeded_per_s", contacts / seconds);
            report.put("seed", traffic.ledger().tally(1, 0));
        }
    }

    private static void measure(Bench bench, Options options, Report report) {
        int limit = options.number("limit", 50, 1, 200);
        byte[] request = Requests.of(
                "GET",
                "/v1/conversations?status=open&limit=" + limit,
                bench.line().authority(),
                Map.of("Authorization", "Bearer " + bench.token()),
                "");
        int connections = options.number("connections", 16, 1, 500);
        int warmup = options.number("warmup", 10, 0, 600);
        int seconds = options.number("seconds", 30, 1, 500);
        Bench.say("warm-up, then measuring for " + seconds + " s");
        run(bench, request, connections, warmup);
        long start = System.nanoTime();
        GetLoop loop = run(bench, request, connections, seconds);
        double took = (System.nanoTime() - start) / 1e9;
        report.put("connections", connections)
                .put("requests", loop.latencies().count())
                .put("requests_per_s", loop.latencies().count() / took)
                .put("list", loop.latencies())
                .put("bytes_each", loop.bytes() / Math.max(1, loop.latencies().count()))
                .put("refused", loop.refusals().toString());
        if (!loop.refusals().isEmpty()) {
            report.fault("requests refused: " + loop.refusals());
        }
    }

    private static GetLoop run(Bench bench, byte[] request, int connections, int seconds) {
        return bench.line()
                .await(
                        () -> new GetLoop(bench.line(), request).run(connections, TimeUnit.SECONDS.toNanos(seconds)),
                        seconds + 60);
    }
}
