package io.centralita.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.centralita.load.measure.Report;
import io.centralita.load.scenario.Scenarios;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's command from start to stop: a customer writes, the second start finds it, nothing is left running. */
class DemoIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Path folder;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createTempDirectory("centralita-demo-");
    }

    @AfterEach
    void removeFolder() throws Exception {
        await().atMost(PATIENCE).until(() -> processesIn(folder) == 0);
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void shouldShowAMessageAndFindItAgainAfterAStopAndAfterAKill() throws Exception {
        try (DemoProcess first = started()) {
            writeAsAna(first, "Olá!");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lastMessages(first)).containsExactly("Olá!"));
            first.terminate();
            assertThat(processesIn(folder)).isZero();
        }
        try (DemoProcess second = started()) {
            assertThat(lastMessages(second)).containsExactly("Olá!");
            assertThat(client(second).get("/v1/channels").getJsonArray("data")).hasSize(1);
            writeAsAna(second, "Still there?");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lastMessages(second)).containsExactly("Still there?"));
            second.kill();
        }
        await().atMost(PATIENCE).until(() -> processesIn(folder) == 0);
        try (DemoProcess third = started()) {
            assertThat(lastMessages(third)).containsExactly("Still there?");
            third.terminate();
        }
    }

    @Test
    void shouldAnswerTheTourAsTheReadmeSays() throws Exception {
        Tour tour = Tour.of(Path.of(System.getProperty("demo.jar"))
                .resolve("../../../../README.md")
                .normalize());
        assertThat(tour.steps()).hasSizeGreaterThan(4);
        try (DemoProcess demo = started();
                Shell shell = new Shell(folder, Map.of())) {
            DemoSecrets secrets = DemoSecrets.keptIn(folder.resolve("data"));
            for (Tour.Step step : tour.steps()) {
                String command = step.command()
                        .replace("PASSWORD", secrets.ownerPassword())
                        .replace("http://127.0.0.1:8080", demo.api())
                        .replace("http://127.0.0.1:9090", demo.emulator());
                String output = isQuestion(command)
                        ? await().atMost(PATIENCE).until(() -> goodAnswer(step, shell, command), Objects::nonNull)
                        : shell.type(command);
                assertThat(step.isTrueOf(output))
                        .as("%s%nprinted %s%nand README shows %s", command, output, step.shown())
                        .isTrue();
            }
            demo.terminate();
        }
    }

    /** The build may be root's; the command is a normal user's too. */
    @Test
    void shouldRunForANormalUser() throws Exception {
        List<String> nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        assumeTrue("root".equals(System.getProperty("user.name")), "whoever builds is a normal user already");
        assumeTrue(
                succeeds(nobody, "test", "-r", System.getProperty("demo.jar")), "another user may read what was built");
        assertThat(succeeds(List.of(), "chown", "65534:65534", folder.toString()))
                .isTrue();
        try (DemoProcess demo = started(nobody)) {
            writeAsAna(demo, "Olá!");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lastMessages(demo)).containsExactly("Olá!"));
            assertThat(Files.getAttribute(folder.resolve("data"), "unix:uid")).isEqualTo(65534);
            demo.terminate();
        }
    }

    /** The load generator's scenarios fit the running application: none of them is refused anything, or loses something. */
    @Test
    void shouldStandTheSmokeOfTheLoadGenerator() throws Exception {
        try (DemoProcess demo = started()) {
            DemoSecrets secrets = DemoSecrets.keptIn(folder.resolve("data"));
            Report report = Scenarios.run("smoke", new String[] {
                "smoke", "--url", demo.api(), "--email", Demo.OWNER, "--password", secrets.ownerPassword()
            });
            assertThat(report.faults()).isEmpty();
            assertThat(report.get("replies_replies")).isNotEqualTo(0);
            demo.terminate();
        }
    }

    private static boolean succeeds(List<String> as, String... command) throws Exception {
        List<String> words = new ArrayList<>(as);
        words.addAll(List.of(command));
        return new ProcessBuilder(words).start().waitFor() == 0;
    }

    /** What changes nothing, so that it may be typed again: it comes sooner than a person would type it. */
    private static boolean isQuestion(String command) {
        return command.contains("curl") && !command.contains("-d ");
    }

    /** Null while it is not as the README shows, or leaves the variable empty that it is to fill. */
    private static @Nullable String goodAnswer(Tour.Step step, Shell shell, String command) throws Exception {
        String output = shell.type(command);
        boolean filled = step.variable().isEmpty()
                || !shell.type("echo $" + step.variable()).isBlank();
        return filled && step.isTrueOf(output) ? output : null;
    }

    private DemoProcess started() throws Exception {
        return started(List.of());
    }

    private DemoProcess started(List<String> as) throws Exception {
        DemoProcess demo = new DemoProcess(folder, as);
        await().atMost(PATIENCE).until(demo::isRunning);
        return demo;
    }

    private ApiClient client(DemoProcess demo) throws Exception {
        DemoSecrets secrets = DemoSecrets.keptIn(folder.resolve("data"));
        assertThat(demo.output()).contains(Demo.OWNER, secrets.ownerPassword());
        return ApiClient.login(demo.api(), Demo.OWNER, secrets.ownerPassword());
    }

    private Stream<String> lastMessages(DemoProcess demo) throws Exception {
        JsonArray conversations = client(demo).get("/v1/conversations").getJsonArray("data");
        return conversations.stream()
                .map(JsonObject.class::cast)
                .map(conversation -> conversation
                        .getJsonObject("last_message")
                        .getJsonObject("content")
                        .getString("body"));
    }

    private static void writeAsAna(DemoProcess demo, String text) throws Exception {
        JsonObject message = new JsonObject()
                .put("from", new JsonObject().put("phone", "5511988880001").put("name", "Ana"))
                .put("text", text)
                .put("wait", true);
        URI door = URI.create(demo.emulator() + "/_emulator/numbers/" + DemoNumber.PHONE_NUMBER_ID + "/messages");
        HttpRequest request = HttpRequest.newBuilder(door)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(message.encode()))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(new JsonObject(response.body()).getBoolean("delivered")).isTrue();
    }

    private static long processesIn(Path folder) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.filter(process -> livesIn(process, folder)).count();
        }
    }

    private static boolean livesIn(Path process, Path folder) {
        try {
            return process.getFileName().toString().matches("\\d+")
                    && Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder);
        } catch (IOException gone) {
            return false;
        }
    }
}
