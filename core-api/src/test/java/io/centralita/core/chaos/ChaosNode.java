package io.centralita.core.chaos;

import static org.awaitility.Awaitility.await;

import io.centralita.core.boot.BootFolders;
import io.centralita.core.boot.RunningApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The packaged application on one data folder and one port, to be killed and started again. */
final class ChaosNode implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";

    private static final Duration START = Duration.ofSeconds(60);

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
    }

    static ChaosNode start(Map<String, String> environment) throws IOException {
        var node = new ChaosNode(new BootFolders(), environment);
        node.startAgain();
        return node;
    }

    void startAgain() throws IOException {
        application = RunningApplication.start(folders.root(), environment, port);
        await().atMost(START).until(application::isReady);
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
