package io.centralita.core.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The way in: brings up the database, then Quarkus; on the way out Quarkus ends first and the database after it.
 *
 * <p>Without {@code centralita.database.url} PostgreSQL runs embedded in the folder {@code centralita.data} (default
 * {@code ./data}).
 */
@QuarkusMain
public final class Main {

    Main() {}

    public static void main(String... arguments) {
        try {
            BootSettings settings = BootSettings.read();
            System.setProperty(BootSettings.DATA, settings.dataFolder().toString());
            run(settings, arguments);
        } catch (BootFailure failure) {
            System.err.println("Centralita cannot start. " + failure.getMessage());
            System.exit(1);
        }
    }

    private static void run(BootSettings settings, String... arguments) {
        Optional<DatabaseAccess> external = ExternalDatabase.from(settings);
        if (external.isPresent()) {
            apply(external.get());
            Quarkus.run(arguments);
            return;
        }
        runWithEmbedded(settings.dataFolder(), arguments);
    }

    private static void runWithEmbedded(Path dataFolder, String... arguments) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgresOptions.durable(dataFolder))) {
            OrderedShutdown.stopAfterQuarkus(postgres);
            apply(postgres.access());
            Quarkus.run(arguments);
        }
    }

    private static void apply(DatabaseAccess access) {
        access.quarkusSettings().forEach(System::setProperty);
    }
}
