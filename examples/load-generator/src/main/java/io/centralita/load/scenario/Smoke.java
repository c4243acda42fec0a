package io.centralita.load.scenario;

import io.centralita.load.Options;
import io.centralita.load.measure.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A little of everything in about ten seconds of traffic: shows that a server works, not how fast. */
public final class Smoke implements Scenario {

    private static final Map<String, String> SMALL = Map.of(
            "contacts", "30",
            "numbers", "2",
            "agents", "3",
            "supervisors", "1",
            "connections", "4",
            "rate", "50",
            "seconds", "3",
            "warmup", "0",
            "conversations", "20",
            "drain", "30");

    @Override
    public String name() {
        return "smoke";
    }

    @Override
    public String summary() {
        return "ten seconds of inbound, replies and lists";
    }

    @Override
    public Map<String, String> options() {
        return new LinkedHashMap<>();
    }

    @Override
    public Report run(Options options) {
        Options small = options.withDefaults(SMALL);
        Report report = new Report(name());
        List<Report> parts = List.of(
                new Inbound().run(small),
                new Inbound().run(small.with("mode", "open")),
                new Replies().run(small),
                new ConversationList().run(small));
        parts.forEach(report::add);
        return report;
    }
}
