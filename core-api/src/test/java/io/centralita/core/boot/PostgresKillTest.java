package io.centralita.core.boot;

import static io.centralita.core.boot.BootFolders.connect;
import static io.centralita.core.boot.BootFolders.execute;
import static io.centralita.core.boot.BootFolders.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real kills of real processes: nothing acknowledged is lost, nothing is left running, the next start works. */
class PostgresKillTest {

    static final Duration SECONDS = Duration.ofSeconds(20);

    BootFolders folders;

    @BeforeEach
    void makeFolders() throws Exception {
        folders = new BootFolders();
    }

    @AfterEach
    void removeFolders() throws Exception {
        await().atMost(SECONDS).until(() -> inhabitants().isEmpty());
        folders.close();
    }

    @Test
    void shouldEndWithItsProcessAndKeepWhatWasCommittedWhenThatIsKilled() throws Exception {
        long acknowledged;
        try (ChildJvm child = ChildJvm.start(folders.data(), TestPostgres.binaries());
                Connection connection = child.connect()) {
            Writer writer = new Writer(connection);
            await().atMost(SECONDS).until(() -> writer.acknowledged > 50);

            child.kill();

            await().atMost(SECONDS).until(() -> inhabitants().isEmpty());
            acknowledged = writer.finish();
        }
        assertEverythingIsThere(acknowledged);
    }

    @Test
    void shouldKeepWhatWasCommittedWhenServerAndProcessAreKilledTogether() throws Exception {
        long acknowledged;
        try (ChildJvm child = ChildJvm.start(folders.data(), TestPostgres.binaries());
                Connection connection = child.connect()) {
            Writer writer = new Writer(connection);
            await().atMost(SECONDS).until(() -> writer.acknowledged > 50);

            Inhabitants.signal("KILL", child.serverPid());
            child.kill();
            acknowledged = writer.finish();
        }
        assertEverythingIsThere(acknowledged);
    }

    @Test
    void shouldStartItsServerAgainWhenThatIsKilled() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folders.options())) {
            long killed = postgres.pid();
            Writer writer = new Writer(connect(postgres));
            await().atMost(SECONDS).until(() -> writer.acknowledged > 50);

            Inhabitants.signal("KILL", killed);

            long acknowledged = writer.finish();
            await().atMost(SECONDS)
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .untilAsserted(() -> {
                        try (Connection again = connect(postgres)) {
                            assertThat(Long.parseLong(query(again, "select max(id) from written")))
                                    .isGreaterThanOrEqualTo(acknowledged);
                        }
                    });
            assertThat(postgres.pid()).isNotEqualTo(killed);
        }
    }

    @Test
    void shouldStopAServerThatAnEarlierProcessLeftRunning() throws Exception {
        EmbeddedPostgres.start(folders.options()).close();
        Path cluster = Cluster.folderIn(folders.data());
        Path program = TestPostgres.binaries().resolve(PostgresBinaries.VERSION).resolve("bin/postgres");
        List<String> command =
                new IdentityChoice(folders.data(), cluster).choose().command(program, "-D", cluster.toString());
        Process leftover = Command.prepare(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(SECONDS).until(() -> new PidFile(cluster).saysReady(leftover.pid()));

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folders.options())) {
            assertThat(leftover.isAlive()).isFalse();
            assertThat(query(connect(postgres), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldNotMistakeAReusedProcessNumberForItsServer() throws Exception {
        EmbeddedPostgres.start(folders.options()).close();
        Path pidFile = Cluster.folderIn(folders.data()).resolve("postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folders.options())) {
            assertThat(query(connect(postgres), "select 1")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/.unpack-", "data/.postgres-"})
    void shouldStartAfterAKillInTheMiddleOfTheFirstStart(String whileThisIsMade) throws Exception {
        Path binaries = folders.root().resolve("bin");
        Process child = ChildJvm.launch(folders.data(), binaries);
        await().pollInterval(Duration.ofMillis(5)).atMost(SECONDS).until(() -> exists(whileThisIsMade));

        child.destroyForcibly().onExit().join();

        await().atMost(SECONDS).until(() -> inhabitants().isEmpty());
        try (ChildJvm second = ChildJvm.start(folders.data(), binaries)) {
            assertThat(second.line()).startsWith("READY");
            assertThat(exists(whileThisIsMade)).isFalse();
        }
    }

    @Test
    void shouldUnpackAgainWhenProgramsAreMissing() throws Exception {
        Path binaries = folders.root().resolve("bin");
        PostgresBinaries.in(binaries);
        Path broken = binaries.resolve(PostgresBinaries.VERSION).resolve("bin/postgres");
        Files.delete(broken);
        Files.writeString(broken, "half");

        try (ChildJvm child = ChildJvm.start(folders.data(), binaries)) {
            assertThat(child.line()).startsWith("READY");
        }
    }

    private void assertEverythingIsThere(long acknowledged) throws Exception {
        assertThat(acknowledged).isGreaterThan(50);
        try (ChildJvm next = ChildJvm.start(folders.data(), TestPostgres.binaries());
                Connection connection = next.connect()) {
            long found = Long.parseLong(query(connection, "select count(*) from written where id <= " + acknowledged));
            assertThat(found).isEqualTo(acknowledged);
        }
    }

    private List<Path> inhabitants() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.filter(this::livesHere).toList();
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

    private boolean exists(String prefix) throws IOException {
        Path folder = folders.root().resolve(prefix.substring(0, prefix.indexOf('/')));
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.anyMatch(
                    entry -> folders.root().relativize(entry).toString().startsWith(prefix));
        }
    }

    /** Commits rows 1, 2, 3, … one by one until the connection breaks, and knows the last that was acknowledged. */
    private static final class Writer {

        volatile long acknowledged;
        private final CompletableFuture<Void> end;

        Writer(Connection connection) throws SQLException {
            execute(connection, "create table written (id bigint primary key)");
            end = CompletableFuture.runAsync(() -> writeUntilBroken(connection));
        }

        long finish() {
            end.join();
            return acknowledged;
        }

        private void writeUntilBroken(Connection connection) {
            try {
                for (long id = 1; id < Long.MAX_VALUE; id++) {
                    execute(connection, "insert into written values (" + id + ")");
                    acknowledged = id;
                }
            } catch (SQLException broken) {
                assertThat(acknowledged).isPositive();
            }
        }
    }
}
