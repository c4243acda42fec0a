package io.centralita.core.boot;

import io.centralita.core.boot.DatabaseAccess.Login;
import io.centralita.core.boot.EmbeddedPostgresOptions.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL 18 that belongs to this process: its programs come from the class path, its data lies in the data folder,
 * it listens on a loopback port of its own, and it ends when this process ends, also by kill -9.
 *
 * <p>{@link #start} returns when connections are accepted and throws {@link BootFailure} with advice otherwise.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final int PORTS_TRIED = 4;

    private final InstanceLock lock;
    private final Postmaster postmaster;
    private final DatabaseAccess access;
    private final Durability durability;

    private EmbeddedPostgres(InstanceLock lock, Postmaster postmaster, DatabaseAccess access, Durability durability) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.access = access;
        this.durability = durability;
    }

    public static EmbeddedPostgres start(EmbeddedPostgresOptions options) {
        return start(options, PortChoice::in);
    }

    static EmbeddedPostgres start(EmbeddedPostgresOptions options, Ports ports) {
        InstanceLock lock = null;
        try {
            prepare(options.dataFolder());
            lock = InstanceLock.take(options.dataFolder());
            return launch(options, lock, ports);
        } catch (IOException failure) {
            release(lock);
            throw new BootFailure(
                    "The data folder %s cannot be used: %s".formatted(options.dataFolder(), failure), failure);
        } catch (BootFailure failure) {
            release(lock);
            throw failure;
        }
    }

    public DatabaseAccess access() {
        return access;
    }

    /** The server's process id, or -1 between an unexpected end and the next start. */
    public long pid() {
        return postmaster.pid();
    }

    /** Stops the server after its running transactions were rolled back and everything was written. */
    @Override
    public void close() {
        postmaster.stop(durability == Durability.DURABLE ? "INT" : "QUIT");
        lock.close();
    }

    private static void prepare(Path dataFolder) throws IOException {
        if (!Files.exists(dataFolder)) {
            Files.createDirectories(dataFolder);
            FileTree.chmod(dataFolder, "rwx--x--x");
        }
    }

    private static EmbeddedPostgres launch(EmbeddedPostgresOptions options, InstanceLock lock, Ports ports)
            throws IOException {
        Path data = options.dataFolder().toRealPath();
        Path folder = Cluster.folderIn(data);
        PostgresBinaries binaries = PostgresBinaries.in(options.binariesFolder());
        ProcessIdentity identity = new IdentityChoice(data, folder).choose();
        PidFile pidFile = new PidFile(folder);
        Inhabitants inhabitants = new Inhabitants(folder, pidFile);
        inhabitants.moveOut();

        Cluster cluster = new Cluster(data, binaries, identity);
        RolePasswords passwords = cluster.ensure();
        Path logs = logFolder(data, identity);
        for (int attempt = 1; ; attempt++) {
            int port = ports.choose(data);
            cluster.configure(port, logs, options.durability());
            Postmaster postmaster = new Postmaster(
                    identity.command(binaries.program("postgres"), "-D", folder.toString()),
                    data.resolve("log").resolve("postgres-start.log"),
                    pidFile,
                    inhabitants);
            try {
                postmaster.start();
                return new EmbeddedPostgres(lock, postmaster, access(port, passwords), options.durability());
            } catch (BootFailure failure) {
                if (attempt == PORTS_TRIED || PortChoice.isFree(port)) {
                    throw failure;
                }
            }
        }
    }

    /** Chooses a port that is free now; another process may take it before PostgreSQL does. */
    interface Ports {
        int choose(Path dataFolder) throws IOException;
    }

    private static Path logFolder(Path data, ProcessIdentity identity) throws IOException {
        Path folder = Files.createDirectories(data.resolve("log").resolve("postgres"));
        FileTree.give(folder, identity);
        return folder;
    }

    private static DatabaseAccess access(int port, RolePasswords passwords) {
        return new DatabaseAccess(
                "postgresql://127.0.0.1:" + port + "/" + Roles.DATABASE,
                new Login(Roles.APPLICATION, passwords.application()),
                new Login(Roles.OWNER, passwords.owner()));
    }

    private static void release(@Nullable InstanceLock lock) {
        if (lock != null) {
            lock.close();
        }
    }
}
