package io.centralita.core.boot;

import java.nio.file.Path;

/**
 * Where an embedded PostgreSQL lives and how careful it is.
 *
 * @param dataFolder absolute folder that holds everything to keep; made when missing
 * @param binariesFolder absolute folder below which the unpacked programs are cached, one folder a version
 * @param durability what a power cut may cost
 */
public record EmbeddedPostgresOptions(Path dataFolder, Path binariesFolder, Durability durability) {

    /** What the database does about a crash of the machine. */
    public enum Durability {
        /** Every acknowledged commit is on the disk. */
        DURABLE,
        /** No flush to the disk at all: for throw-away data of tests only. */
        FORGETFUL_FOR_TESTS
    }

    public EmbeddedPostgresOptions {
        dataFolder = dataFolder.toAbsolutePath().normalize();
        binariesFolder = binariesFolder.toAbsolutePath().normalize();
    }

    /** The production layout: programs beside the data, nothing ever lost. */
    public static EmbeddedPostgresOptions durable(Path dataFolder) {
        return new EmbeddedPostgresOptions(dataFolder, dataFolder.resolve("pg-bin"), Durability.DURABLE);
    }
}
