package io.centralita.core.chaos;

import static org.awaitility.Awaitility.await;

import io.centralita.core.boot.BootFolders;
import io.centralita.core.boot.RunningApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged application on one data folder and one port, to be killed and started again. */
final class ChaosNode implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";

    private static final Duration START = Duration.ofSeconds(120);

    private final BootFolders folders;
    private final int port;
    private final Map<String, String> environment;
    private volatile RunningApplication application;

    private ChaosNode(BootFolders folders, Map<String, String> environment) throws IOException {
        this.folders = folders;
        this.port = RunningApplication.freePort();
        this.environment = new HashMap<>(environment);
        this.environment.put("CENTRALITA_BOOTSTRAP_OWNER_PASSWORD", PASSWORD);
        this.environment.put("CENTRALITA_OUTBOUND_ALLOWED_NETWORKS", "127.0.0.0/8");
        this.environment.put("CENTRALITA_DELIVERY_PACING", "false");
    }

    static ChaosNode start(Map<String, String> environment) throws IOException {
        var node = launch(environment);
        node.awaitReady();
        return node;
    }

    /** Does not wait until it is ready. */
    static ChaosNode launch(Map<String, String> environment) throws IOException {
        var node = new ChaosNode(new BootFolders(), environment);
        node.launchAgain();
        return node;
    }

    void startAgain() throws IOException {
        launchAgain();
        awaitReady();
    }

    void launchAgain() throws IOException {
        application = RunningApplication.start(folders.root(), environment, port);
    }

    void awaitReady() {
        await().atMost(START).until(application::isReady);
    }

    boolean isReady() {
        return application.isReady();
    }

    boolean isAlive() {
        return application.isAlive();
    }

    /** SIGSTOP of the JVM: it stands still and knows nothing of it. */
    void pause() throws IOException {
        PostgresProcesses.signal("STOP", List.of(application.pid()));
    }

    void goOn() throws IOException {
        PostgresProcesses.signal("CONT", List.of(application.pid()));
    }

    /** SIGKILL of the JVM; its PostgreSQL is told by the kernel and stops in order. */
    void killJvm() {
        application.kill();
    }

    /** SIGKILL of every process of the node at once: what was not written to a file is gone. */
    void killEverything() throws IOException {
        postgres().signalAll("KILL");
        application.kill();
    }

    PostgresProcesses postgres() {
        return new PostgresProcesses(data());
    }

    AdminSql sql() {
        return new AdminSql(data());
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String log() throws IOException {
        return application.log();
    }

    /** What it said since the first start, all starts together. */
    String allLogs() throws IOException {
        var said = new StringBuilder();
        try (var files = Files.newDirectoryStream(folders.root(), "application-*.log")) {
            for (var file : files) {
                said.append(Files.readString(file));
            }
        }
        return said.toString();
    }

    private Path data() {
        return folders.root().resolve("data");
    }

    @Override
    public void close() throws IOException {
        application.kill();
        postgres().signalAll("CONT");
        await().atMost(START).until(() -> postgres().all().isEmpty());
        folders.close();
    }
}
