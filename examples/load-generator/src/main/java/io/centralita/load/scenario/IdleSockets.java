package io.centralita.load.scenario;

import io.centralita.load.Options;
import io.centralita.load.measure.Report;
import io.centralita.load.platform.JvmProbe;
import io.centralita.load.platform.Office;
import io.centralita.load.platform.Provider;
import io.centralita.load.platform.Stream;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many people connected and nothing happening: what does one of them cost the server's memory. */
public final class IdleSockets implements Scenario {

    private static final int AT_ONCE = 50;
    private static final int OPEN_SECONDS = 60;

    @Override
    public String name() {
        return "sockets";
    }

    @Override
    public String summary() {
        return "heap and resident memory for each idle, identified socket";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("pid", "process id of the server's JVM, of your own user (needed)");
        options.put("sockets", "sockets to open (5000)");
        options.put("users", "agents they belong to (50)");
        options.put("hold", "seconds to hold them (20)");
        return options;
    }

    @Override
    public Report run(Options options) {
        JvmProbe jvm = new JvmProbe(Long.parseLong(options.text("pid", "0")));
        int sockets = options.number("sockets", 5_000, 1, 50_000);
        int users = options.number("users", 50, 1, 1_000);
        List<Stream> streams = new ArrayList<>();
        try (Bench bench = Bench.open(options);
                Provider provider = Provider.start();
                Office office = Office.open(
                        bench.api(),
                        bench.token(),
                        provider,
                        Long.toString(System.currentTimeMillis(), 36),
                        bench.target().baseUrl(),
                        new Office.Size(0, users, 0))) {
            openMore(bench, office, Math.min(100, sockets), streams);
            closeAll(bench, streams);
            Pause.seconds(2);
            long heapBefore = jvm.liveHeapBytes();
            long residentBefore = jvm.residentBytes();
            openMore(bench, office, sockets, streams);
            Pause.seconds(options.number("hold", 20, 0, 300));
            Report report = report(jvm, streams, heapBefore, residentBefore);
            closeAll(bench, streams);
            return report;
        }
    }

    private static void openMore(Bench bench, Office office, int sockets, List<Stream> streams) {
        Bench.say("opening " + sockets + " sockets");
        while (streams.size() < sockets) {
            int next = Math.min(AT_ONCE, sockets - streams.size());
            streams.addAll(bench.line().await(() -> openSome(bench, office, next), OPEN_SECONDS));
        }
    }

    private static Future<List<Stream>> openSome(Bench bench, Office office, int count) {
        List<Future<Stream>> opening = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            String token = office.agents().get(n % office.agents().size());
            opening.add(Stream.open(bench.line(), token, (bytes, from, to, nanos) -> {}));
        }
        return Future.all(opening).map(all -> all.<Stream>list());
    }

    private static void closeAll(Bench bench, List<Stream> streams) {
        bench.line().ask(() -> {
            streams.forEach(Stream::close);
            streams.clear();
            return true;
        });
    }

    private Report report(JvmProbe jvm, List<Stream> streams, long heapBefore, long residentBefore) {
        long heap = jvm.liveHeapBytes();
        long resident = jvm.residentBytes();
        long lost = streams.stream().filter(Stream::closed).count();
        Report report = new Report(name())
                .put("sockets", streams.size())
                .put("heap_before_mib", heapBefore / 1_048_576.0)
                .put("heap_with_sockets_mib", heap / 1_048_576.0)
                .put("heap_kib_each", (heap - heapBefore) / 1_024.0 / streams.size())
                .put("resident_before_mib", residentBefore / 1_048_576.0)
                .put("resident_with_sockets_mib", resident / 1_048_576.0)
                .put("resident_kib_each", (resident - residentBefore) / 1_024.0 / streams.size())
                .put("closed_by_server", lost);
        if (lost > 0) {
            report.fault(lost + " sockets did not stay open");
        }
        return report;
    }
}
