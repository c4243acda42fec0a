package io.centralita.core.boot;

import java.nio.file.Path;

/** A process that owns an embedded PostgreSQL until its standard input ends: what the tests kill. */
public final class PostgresHolder {

    private PostgresHolder() {}

    /** Arguments: data folder, binaries folder. Prints one line: url, owner's name, its password, the server's pid. */
    public static void main(String... arguments) throws Exception {
        var options = new EmbeddedPostgresOptions(
                Path.of(arguments[0]), Path.of(arguments[1]), EmbeddedPostgresOptions.Durability.DURABLE);
        long begin = System.nanoTime();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options)) {
            DatabaseAccess access = postgres.access();
            System.err.println("ready in ms: " + (System.nanoTime() - begin) / 1_000_000);
            System.out.println("READY " + access.url() + " " + access.owner().username() + " "
                    + access.owner().password() + " " + postgres.pid());
            while (System.in.read() >= 0) {}
        } catch (BootFailure failure) {
            System.out.println("FAILED " + failure.getMessage());
            System.exit(3);
        }
    }
}
