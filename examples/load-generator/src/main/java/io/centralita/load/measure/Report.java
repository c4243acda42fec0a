package io.centralita.load.measure;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The findings of one run: printed as a plain table and as one line of JSON. */
public final class Report {

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /** A report of a scenario. */
    public Report(String scenario) {
        values.put("scenario", scenario);
    }

    /** Adds a finding; the name is snake_case and ends in its unit. Decimals are cut to three. */
    public Report put(String name, Object value) {
        values.put(name, value instanceof Double number ? Math.round(number * 1_000) / 1_000.0 : value);
        return this;
    }

    /** Adds percentiles of durations, in milliseconds. */
    public Report put(String name, Latencies latencies) {
        put(name + "_p50_ms", latencies.percentile(50));
        put(name + "_p95_ms", latencies.percentile(95));
        put(name + "_p99_ms", latencies.percentile(99));
        return put(name + "_max_ms", latencies.max());
    }

    /** Adds what an audience saw; anything lost or doubled is a fault. */
    public Report put(String audience, DeliveryLedger.Tally tally) {
        put(audience + "_lost", tally.lost());
        put(audience + "_doubled", tally.doubled());
        if (!tally.exact()) {
            fault(audience + ": " + tally.lost() + " lost, " + tally.doubled() + " doubled");
        }
        return this;
    }

    /** Adds another report's findings and faults under its scenario's name, numbered when it comes twice. */
    public void add(Report other) {
        String name = String.valueOf(other.values.get("scenario"));
        String prefix = values.containsKey(name + "_clean") ? name + "_2" : name;
        values.put(prefix + "_clean", other.clean());
        other.values.forEach((key, value) -> {
            if (!"scenario".equals(key)) {
                values.put(prefix + "_" + key, value);
            }
        });
        other.faults.forEach(fault -> faults.add(prefix + ": " + fault));
    }

    /** Notes that a promise did not hold: the run fails. */
    public void fault(String what) {
        faults.add(what);
    }

    /** Whether nothing was lost, doubled or otherwise broken. */
    public boolean clean() {
        return faults.isEmpty();
    }

    /** What broke. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** A finding; null without it. */
    public Object get(String name) {
        return values.get(name);
    }

    /** The table, one finding a line. */
    public String table() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(String.format(Locale.ROOT, "  %-34s %s%n", name, value)));
        faults.forEach(fault -> text.append("  FAULT ").append(fault).append(System.lineSeparator()));
        return text.toString();
    }

    /** The same as one line of JSON. */
    public String json() {
        return new JsonObject(new LinkedHashMap<>(values)).put("faults", faults).encode();
    }
}
