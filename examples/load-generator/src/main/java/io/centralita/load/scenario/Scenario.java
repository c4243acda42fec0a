package io.centralita.load.scenario;

import io.centralita.load.Options;
import io.centralita.load.measure.Report;
import java.util.Map;

/** A benchmark, bounded in count and time. */
public interface Scenario {

    /** The word that chooses it on the command line. */
    String name();

    /** What it measures, in a line. */
    String summary();

    /** Its options: name to meaning, default included. */
    Map<String, String> options();

    /** Runs it to the end. Whatever was lost, doubled or refused is a fault of the report. */
    Report run(Options options);
}
