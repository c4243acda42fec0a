package io.centralita.load.scenario;

import io.centralita.load.Options;
import io.centralita.load.measure.Report;
import io.centralita.load.platform.Conversations;
import io.centralita.load.platform.Office;
import io.centralita.load.platform.Provider;
import io.centralita.load.platform.Stream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Agents answer: POST, the provider's call, its status webhooks, and back to a delivered event on a socket. */
public final class Replies implements Scenario {

    private static final int DRAIN_SECONDS = 60;

    @Override
    public String name() {
        return "replies";
    }

    @Override
    public String summary() {
        return "POST of a reply, to the provider, and back to its delivered event";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("connections", "connections that post, each the next as soon as one is accepted (8)");
        options.put("under-way", "replies accepted and not yet delivered at most (400)");
        options.put("seconds", "measured time (30)");
        options.put("warmup", "seconds of the same before (10)");
        options.put("conversations", "conversations to answer in, a multiple of 10 (400)");
        return options;
    }

    @Override
    public Report run(Options options) {
        int contacts = options.number("conversations", 400, 10, 100_000);
        Traffic.Size size = new Traffic.Size(new Office.Size(10, 0, 1), contacts, 1);
        try (Bench bench = Bench.open(options);
                Provider provider = Provider.start();
                Traffic traffic = Traffic.open(bench, provider, size)) {
            traffic.closed(4, 60, contacts);
            traffic.settle(0, DRAIN_SECONDS);
            return measure(bench, provider, traffic, options);
        }
    }

    private Report measure(Bench bench, Provider provider, Traffic traffic, Options options) {
        Office office = traffic.office();
        String token = bench.token();
        List<String> conversations =
                bench.line().await(() -> new Conversations(bench.line(), token).idsOf(office.numbers()), 60);
        String run = Long.toString(System.nanoTime(), 36);
        ReplyDesk desk = new ReplyDesk(bench.line(), run, conversations, options.number("under-way", 400, 1, 10_000));
        Stream stream = bench.line()
                .await(() -> Stream.open(bench.line(), office.supervisors().get(0), desk), 30);
        int connections = options.number("connections", 8, 1, 500);
        reply(bench, desk, connections, token, options.number("warmup", 10, 0, 300));
        int seconds = options.number("seconds", 30, 1, 300);
        Bench.say("measuring for " + seconds + " s");
        long start = System.nanoTime();
        boolean complete = reply(bench, desk, connections, token, seconds);
        double took = (System.nanoTime() - start) / 1e9;
        stream.close();
        return report(provider, desk, complete, took);
    }

    private static boolean reply(Bench bench, ReplyDesk desk, int connections, String token, int seconds) {
        try {
            bench.line()
                    .await(
                            () -> desk.run(connections, token, TimeUnit.SECONDS.toNanos(seconds)),
                            seconds + DRAIN_SECONDS);
            return true;
        } catch (IllegalStateException late) {
            Bench.say("replies: " + late.getMessage());
            return false;
        }
    }

    private Report report(Provider provider, ReplyDesk desk, boolean complete, double took) {
        Report report = new Report(name())
                .put("replies", desk.delivered().count())
                .put("replies_per_s", desk.delivered().count() / took)
                .put("accepted", desk.accepted())
                .put("delivered", desk.delivered())
                .put("undelivered", desk.undelivered())
                .put("accepted_ever", desk.ever())
                .put("sends_at_provider", provider.ledger().total())
                .put("doubled_at_provider", provider.ledger().repeats())
                .put("refused", desk.refusals().toString());
        if (!complete || desk.undelivered() > 0) {
            report.fault(desk.undelivered() + " replies were not delivered");
        }
        if (provider.ledger().repeats() > 0 || provider.ledger().total() != desk.ever()) {
            report.fault("the provider saw " + provider.ledger().total() + " sends for " + desk.ever() + " replies");
        }
        if (!desk.refusals().isEmpty()) {
            report.fault("replies refused: " + desk.refusals());
        }
        return report;
    }
}
