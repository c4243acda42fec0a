package io.centralita.core.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The folder with the databases. It is made under another name, roles and database included, and appears by a rename: it
 * is there whole or not at all.
 */
final class Cluster {

    private final Path dataFolder;
    private final Path folder;
    private final PostgresBinaries binaries;
    private final ProcessIdentity identity;

    Cluster(Path dataFolder, PostgresBinaries binaries, ProcessIdentity identity) {
        this.dataFolder = dataFolder;
        this.folder = folderIn(dataFolder);
        this.binaries = binaries;
        this.identity = identity;
    }

    static Path folderIn(Path dataFolder) {
        return dataFolder.resolve("postgres");
    }

    /** Makes the cluster at the first start; afterwards checks that this version can read it. */
    RolePasswords ensure() throws IOException {
        FileTree.sweep(dataFolder, ".postgres-*");
        if (!Files.exists(folder)) {
            return create();
        }
        String found = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!found.equals(PostgresBinaries.MAJOR)) {
            throw new BootFailure(
                    ("The data in %s was written by PostgreSQL %s and this build brings PostgreSQL %s. Start it"
                                    + " with the build that wrote it, or move it over (docs/operate.md).")
                            .formatted(folder, found, PostgresBinaries.MAJOR));
        }
        return passwords();
    }

    void configure(int port, Path logFolder, EmbeddedPostgresOptions.Durability durability) throws IOException {
        write(folder, "postgresql.conf", ServerSettings.configuration(port, logFolder, durability));
        write(folder, "pg_hba.conf", ServerSettings.hostAccess());
        if (!Files.exists(folder.resolve(ServerSettings.OVERRIDES))) {
            write(folder, ServerSettings.OVERRIDES, "# Settings of your own, read last; kept over restarts.\n");
        }
    }

    private RolePasswords create() throws IOException {
        Path fresh = Files.createTempDirectory(dataFolder, ".postgres-");
        FileTree.give(fresh, identity);
        initialise(fresh);
        RolePasswords passwords = RolePasswords.random();
        execute(fresh, "postgres", Roles.creation());
        execute(fresh, "postgres", Roles.passwords(passwords));
        execute(fresh, Roles.DATABASE, Roles.grants());
        passwords.write(passwordFile());
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        FileTree.flush(dataFolder);
        return passwords;
    }

    private void initialise(Path target) {
        Command.Result result = Command.run(identity.command(
                binaries.program("initdb"),
                "--pgdata=" + target,
                "--username=" + Roles.ADMIN,
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions"));
        if (!result.succeeded()) {
            throw new BootFailure("PostgreSQL cannot make its data folder: " + result.output());
        }
    }

    /** A lost password file is no lost data: the roles get new passwords. */
    private RolePasswords passwords() throws IOException {
        RolePasswords known = RolePasswords.read(passwordFile()).orElse(null);
        if (known != null) {
            return known;
        }
        RolePasswords fresh = RolePasswords.random();
        execute(folder, "postgres", Roles.passwords(fresh));
        fresh.write(passwordFile());
        return fresh;
    }

    private void execute(Path cluster, String database, List<String> statements) {
        List<String> command = identity.command(
                binaries.program("postgres"), "--single", "-D", cluster.toString(), "-c", "exit_on_error=on", database);
        Command.Result result = Command.run(command, String.join("\n", statements) + "\n");
        if (!result.succeeded()) {
            throw new BootFailure("PostgreSQL cannot prepare its roles in " + database + ": " + withoutSecrets(result));
        }
    }

    private static String withoutSecrets(Command.Result result) {
        return result.output().replaceAll("PASSWORD '[^']*'", "PASSWORD '…'");
    }

    private Path passwordFile() {
        return dataFolder.resolve("postgres.passwords");
    }

    private void write(Path folder, String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        FileTree.give(file, identity);
    }
}
