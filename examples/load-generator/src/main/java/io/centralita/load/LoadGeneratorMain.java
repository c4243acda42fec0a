package io.centralita.load;

import io.centralita.load.measure.Report;
import io.centralita.load.scenario.Scenarios;

/**
 * The command line: {@code SCENARIO [--option value]…}. Prints a table and a line of JSON. Exit code 0: nothing lost or
 * doubled; 1: something was; 2: it was not asked rightly or could not run.
 */
public final class LoadGeneratorMain {

    private LoadGeneratorMain() {}

    /** Runs a scenario and exits. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a scenario and gives the exit code. */
    static int run(String[] arguments) {
        if (arguments.length == 0 || !Scenarios.exists(arguments[0])) {
            System.err.print(Scenarios.help());
            return 2;
        }
        try {
            Report report = Scenarios.run(arguments[0], arguments);
            System.out.print(report.table());
            System.out.println(report.json());
            return report.clean() ? 0 : 1;
        } catch (RuntimeException failed) {
            System.err.println(failed.getMessage());
            return 2;
        }
    }
}
