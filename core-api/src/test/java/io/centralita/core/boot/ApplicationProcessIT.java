package io.centralita.core.boot;

import static io.centralita.core.boot.BootFolders.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged application from start to stop, with a database of its own and with an external one. */
class ApplicationProcessIT {

    private static final Duration START = Duration.ofSeconds(60);

    BootFolders folders;

    @BeforeEach
    void makeFolders() throws Exception {
        folders = new BootFolders();
    }

    @AfterEach
    void removeFolders() throws Exception {
        await().atMost(START).until(() -> postgresProcesses() == 0);
        folders.close();
    }

    @Test
    void shouldStopItselfFirstAndItsDatabaseAfterwards() throws Exception {
        try (RunningApplication application = RunningApplication.start(folders.root(), Map.of())) {
            await().atMost(START).until(application::isReady);

            int exitCode = application.terminate();

            assertThat(exitCode).isEqualTo(143);
            assertThat(application.log()).contains("centralita stopped").doesNotContain("ERROR");
            assertThat(postgresProcesses()).isZero();
            assertThat(databaseLog())
                    .contains("received fast shutdown request", "database system is shut down")
                    .doesNotContain("terminating connection due to administrator command");
        }
    }

    @Test
    void shouldStartAgainAfterAKillAndRefuseASecondInstanceMeanwhile() throws Exception {
        try (RunningApplication first = RunningApplication.start(folders.root(), Map.of())) {
            await().atMost(START).until(first::isReady);
            first.kill();
        }
        try (RunningApplication again = RunningApplication.start(folders.root(), Map.of())) {
            await().atMost(START).until(again::isReady);
            try (RunningApplication second = RunningApplication.start(folders.root(), Map.of())) {
                assertThat(second.awaitEnd()).isEqualTo(1);
                assertThat(second.log()).contains("in use by another running instance");
            }
            assertThat(again.isReady()).isTrue();
        }
    }

    @Test
    void shouldUseAnExternalDatabaseAndStartNoneOfItsOwn() throws Exception {
        try (EmbeddedPostgres external = EmbeddedPostgres.start(folders.options())) {
            DatabaseAccess access = external.access();
            Path folder = Files.createDirectory(folders.root().resolve("application"));
            Map<String, String> environment = Map.of(
                    "CENTRALITA_DATABASE_URL", access.url(),
                    "CENTRALITA_DATABASE_USERNAME", access.application().username(),
                    "CENTRALITA_DATABASE_PASSWORD", access.application().password(),
                    "CENTRALITA_DATABASE_OWNER_USERNAME", access.owner().username(),
                    "CENTRALITA_DATABASE_OWNER_PASSWORD", access.owner().password());
            try (RunningApplication application = RunningApplication.start(folder, environment)) {
                await().atMost(START).until(application::isReady);

                assertThat(folder.resolve("data/postgres")).doesNotExist();
                assertThat(query(BootFolders.connect(external), "select count(*) > 0 from flyway_schema_history"))
                        .isEqualTo("t");
                application.terminate();
            }
        }
    }

    private String databaseLog() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folders.data().resolve("log/postgres"))) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private long postgresProcesses() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.filter(this::livesHere).count();
        }
    }

    private boolean livesHere(Path process) {
        try {
            return process.getFileName().toString().matches("\\d+")
                    && Files.readSymbolicLink(process.resolve("cwd")).startsWith(folders.data());
        } catch (IOException gone) {
            return false;
        }
    }
}
