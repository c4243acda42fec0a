package io.centralita.load.scenario;

import io.centralita.load.Options;
import io.centralita.load.measure.Report;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All benchmarks, by name. */
public final class Scenarios {

    private static final Map<String, Scenario> ALL = List.of(
                    new Inbound(),
                    new Replies(),
                    new TenNumbers(),
                    new ConversationList(),
                    new IdleSockets(),
                    new StartUp(),
                    new Machine(),
                    new Smoke())
            .stream()
            .collect(Collectors.toMap(Scenario::name, Function.identity(), (one, two) -> one, LinkedHashMap::new));

    private Scenarios() {}

    /** Whether there is a benchmark of this name. */
    public static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    /**
     * Runs a benchmark.
     *
     * @param arguments the command line, the name first
     * @throws IllegalArgumentException when an option is unknown or out of bounds, or the target is not loopback
     */
    public static Report run(String name, String[] arguments) {
        Scenario scenario = ALL.get(name);
        Set<String> known = new LinkedHashSet<>(scenario.options().keySet());
        known.addAll(Bench.OPTIONS.keySet());
        return scenario.run(Options.of(arguments, 1, known));
    }

    /** How to use the command line. */
    public static String help() {
        StringBuilder text = new StringBuilder("usage: java -jar load-generator.jar SCENARIO [--option value]…\n\n");
        Bench.OPTIONS.forEach((name, meaning) -> addOption(text, name, meaning));
        ALL.values().forEach(scenario -> {
            text.append('\n')
                    .append(scenario.name())
                    .append(": ")
                    .append(scenario.summary())
                    .append('\n');
            scenario.options().forEach((name, meaning) -> addOption(text, name, meaning));
        });
        return text.toString();
    }

    private static void addOption(StringBuilder text, String name, String meaning) {
        text.append(String.format("  --%-16s %s%n", name, meaning));
    }
}
