package io.centralita.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The whole program against a tiny server that keeps its promises, or breaks one. */
class LoadGeneratorTest {

    private static final int AFTER_THE_FIRST_ROUND = 60;

    @Test
    void shouldPassAServerThatLosesNothing() {
        Run run = inbound(message -> 1);

        assertThat(run.output()).contains("agents_lost", "\"scenario\":\"inbound\"", "\"faults\":[]");
        assertThat(run.exit()).isZero();
    }

    @Test
    void shouldFailAServerThatLosesOneMessage() {
        Run run = inbound(message -> message == AFTER_THE_FIRST_ROUND ? 0 : 1);

        assertThat(run.output()).contains("FAULT agents: 1 lost, 0 doubled");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void shouldFailAServerThatDoublesOneMessage() {
        Run run = inbound(message -> message == AFTER_THE_FIRST_ROUND ? 2 : 1);

        assertThat(run.output()).contains("FAULT agents: 0 lost, 1 doubled");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void shouldPaceAnOpenLoop() {
        Run run = inbound(message -> 1, "--mode", "open", "--rate", "100");

        assertThat(run.output()).containsPattern("acknowledged +200\\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void shouldMeasureTheMachineWithoutAServer() {
        Run run = run("machine", "--seconds", "1", "--warmup", "0", "--folder", "target");

        assertThat(run.exit()).isZero();
        assertThat(run.output())
                .containsPattern("hello_per_s +[1-9]")
                .containsPattern("forced_writes_per_s +[1-9]")
                .containsPattern("signatures_two_threads_ratio +[0-9]");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThat(LoadGeneratorMain.run(new String[] {"nonsense"})).isEqualTo(2);
        assertThat(LoadGeneratorMain.run(new String[] {"inbound", "--speed", "1"}))
                .isEqualTo(2);
        assertThat(LoadGeneratorMain.run(new String[] {"inbound", "--url", "http://192.0.2.1"}))
                .isEqualTo(2);
    }

    private static Run inbound(IntFunction<Integer> copiesToAgents, String... more) {
        try (TinyCentralita server = TinyCentralita.start(copiesToAgents)) {
            List<String> arguments = new ArrayList<>(List.of(
                    "inbound",
                    "--url",
                    "http://127.0.0.1:" + server.port(),
                    "--email",
                    "o@x.example",
                    "--password",
                    "p"));
            arguments.addAll(List.of("--seconds", "2", "--warmup", "0", "--drain", "3", "--contacts", "20"));
            arguments.addAll(List.of("--numbers", "2", "--agents", "1", "--supervisors", "1", "--connections", "2"));
            arguments.addAll(List.of(more));
            return run(arguments.toArray(String[]::new));
        }
    }

    private static Run run(String... arguments) {
        PrintStream terminal = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            int exit = LoadGeneratorMain.run(arguments);
            return new Run(exit, output.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(terminal);
        }
    }

    private record Run(int exit, String output) {}
}
