package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The emulator as a program of its own. */
class EmulatorMainTest {

    @Test
    void shouldServeTheNumberItWasStartedWith() throws Exception {
        Process program = start(
                "--port", "0",
                "--number", "310000000000001",
                "--display", "+55 11 4000-0001",
                "--waba", "209900000000001",
                "--token", "a-token",
                "--secret", "a-secret",
                "--webhook", "http://127.0.0.1:9/hook",
                "--verify-token", "a-word");
        try (BufferedReader told = program.inputReader()) {
            String line = told.readLine();
            assertThat(line).startsWith("WhatsApp emulator on http://127.0.0.1:");

            assertThat(get(line.substring(line.indexOf("http")) + "/_emulator/numbers"))
                    .contains("310000000000001");
        } finally {
            program.destroy();
        }
        assertThat(program.waitFor()).as("ended by a signal").isIn(0, 143);
    }

    @Test
    void shouldSayHowItIsUsedWhenItCannotStart() throws Exception {
        Process program = start("--pace", "never");
        try (BufferedReader told = program.errorReader()) {
            assertThat(told.lines()).anyMatch(line -> line.equals("unknown pace: never"));
        }
        assertThat(program.waitFor()).isEqualTo(2);
    }

    private static Process start(String... arguments) throws IOException {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EmulatorMain.class.getName());
        List<String> command = Stream.concat(java, Stream.of(arguments)).toList();
        return new ProcessBuilder(command).start();
    }

    private static String get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
