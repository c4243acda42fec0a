package io.centralita.load.scenario;

import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.load.Options;
import io.centralita.load.measure.Latencies;
import io.centralita.load.measure.Report;
import io.centralita.load.platform.Conversations;
import io.centralita.load.platform.DeadEnd;
import io.centralita.load.platform.Office;
import io.centralita.load.platform.Provider;
import io.centralita.load.platform.Sessions;
import io.centralita.load.platform.Stream;
import io.centralita.load.traffic.SentNumber;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ten numbers on one node, five of each plug-in: replies over eight of them alone; then the same while the wppconnect-server of
 * one takes calls and never answers, and the Graph API of another answers 429 to everything, both with replies of their own to
 * send.
 */
public final class TenNumbers implements Scenario {

    private static final int OF_EACH = 5;
    private static final int DRAIN_SECONDS = 60;
    private static final double MOST = 1.2;

    @Override
    public String name() {
        return "ten-numbers";
    }

    @Override
    public String summary() {
        return "replies over eight numbers, alone and beside a dead and a throttled one";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("rate", "replies a second over the eight together (24)");
        options.put("seconds", "measured time of each half (30)");
        options.put("warmup", "seconds of the same before (15)");
        options.put("conversations", "conversations to answer in, a multiple of 10 (500)");
        return options;
    }

    @Override
    public Report run(Options options) {
        int contacts = options.number("conversations", 500, 10, 100_000);
        int ofEach = contacts / 2;
        Traffic.Size size = new Traffic.Size(new Office.Size(OF_EACH, 0, 1), ofEach, 1);
        try (Bench bench = Bench.open(options);
                Provider provider = Provider.start();
                Provider throttling = Provider.start();
                DeadEnd dead = DeadEnd.open();
                Traffic traffic = Traffic.open(bench, provider, size);
                Sessions sessions = sessions(bench, provider)) {
            throttling.faults(Faults.seeded(1).with(FaultKind.THROTTLED, 1.0));
            traffic.office().introduce(traffic.office().numbers().get(0), throttling);
            traffic.closed(4, 60, ofEach);
            traffic.settle(0, DRAIN_SECONDS);
            sessions.areWrittenTo(ofEach / OF_EACH);
            List<Map.Entry<String, JsonObject>> trouble = List.of(
                    Map.entry(
                            traffic.office().numbers().get(0).channelId(),
                            new JsonObject().put("graph_base_url", throttling.baseUrl())),
                    Map.entry(sessions.channels().get(0), new JsonObject().put("base_url", dead.baseUrl())));
            return measure(bench, traffic.office(), sessions, trouble, options);
        }
    }

    private static Sessions sessions(Bench bench, Provider provider) {
        String run = Long.toString(System.currentTimeMillis(), 36);
        return Sessions.open(
                bench.api(), bench.token(), provider, run, bench.target().baseUrl(), OF_EACH);
    }

    private Report measure(
            Bench bench,
            Office office,
            Sessions sessions,
            List<Map.Entry<String, JsonObject>> trouble,
            Options options) {
        String token = bench.token();
        List<String> graph =
                office.numbers().stream().map(SentNumber::channelId).toList();
        List<List<String>> well = new ArrayList<>();
        for (int n = 1; n < OF_EACH; n++) {
            well.add(conversations(bench, token, graph.get(n)));
            well.add(conversations(bench, token, sessions.channels().get(n)));
        }
        List<String> watched = inTurn(well);
        List<String> beside = inTurn(trouble.stream()
                .map(number -> conversations(bench, token, number.getKey()))
                .toList());
        SendDesk desk = new SendDesk(bench.line(), Long.toString(System.nanoTime(), 36), token);
        Stream stream = bench.line()
                .await(() -> Stream.open(bench.line(), office.supervisors().get(0), desk), 30);
        int rate = options.number("rate", 24, 1, 2_000);
        int seconds = options.number("seconds", 30, 1, 300);
        send(bench, desk, rate, options.number("warmup", 15, 1, 300), watched, List.of());

        Report report = new Report(name());
        Bench.say("alone, " + seconds + " s");
        send(bench, desk, rate, seconds, watched, List.of());
        double alone = half(report, "alone", desk, rate * seconds);
        trouble.forEach(number -> bench.api()
                .patch(token, "/v1/channels/" + number.getKey(), new JsonObject().put("config", number.getValue())));
        Bench.say("beside a dead and a throttled number, " + seconds + " s");
        send(bench, desk, rate, seconds, watched, beside);
        double among = half(report, "beside_trouble", desk, rate * seconds);
        stream.close();
        report.put("p95_ratio", alone == 0 ? 0 : among / alone);
        if (among > alone * MOST) {
            report.fault("p95 beside trouble is " + among / alone + " of alone");
        }
        return report;
    }

    private static List<String> conversations(Bench bench, String token, String channel) {
        return bench.line().await(() -> new Conversations(bench.line(), token).idsIn(List.of(channel)), 60);
    }

    /** One of each after the other, so that no number is written through in a row. */
    private static List<String> inTurn(List<List<String>> numbers) {
        int most = numbers.stream().mapToInt(List::size).max().orElse(0);
        List<String> all = new ArrayList<>();
        for (int n = 0; n < most; n++) {
            for (List<String> conversations : numbers) {
                if (!conversations.isEmpty()) {
                    all.add(conversations.get(n % conversations.size()));
                }
            }
        }
        return all;
    }

    private static void send(
            Bench bench, SendDesk desk, int rate, int seconds, List<String> watched, List<String> beside) {
        bench.line().await(() -> desk.run(rate, seconds, watched, beside), seconds + DRAIN_SECONDS);
    }

    /** Gives the 95th percentile. */
    private static double half(Report report, String half, SendDesk desk, int wanted) {
        Latencies latencies = desk.delivered();
        report.put(half + "_replies", latencies.count()).put(half, latencies);
        if (latencies.count() != wanted || desk.undelivered() > 0) {
            report.fault(half + ": " + latencies.count() + " of " + wanted + " replies were delivered");
        }
        if (!desk.refusals().isEmpty()) {
            report.fault(half + ": refused " + desk.refusals());
        }
        return latencies.percentile(95);
    }
}
