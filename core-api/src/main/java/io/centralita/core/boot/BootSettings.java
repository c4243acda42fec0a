package io.centralita.core.boot;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings needed before Quarkus starts, read from where Quarkus reads them: system properties, environment variables
 * and {@code config/application.properties} beside the process, in this order.
 */
final class BootSettings {

    static final String DATA = "centralita.data";

    private static final int FILE_ORDINAL = 260;

    private final SmallRyeConfig config;

    private BootSettings(SmallRyeConfig config) {
        this.config = config;
    }

    static BootSettings read() {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDefaultSources().addDefaultInterceptors();
        Path file = Path.of("config", "application.properties");
        if (Files.isReadable(file)) {
            builder.withSources(source(file));
        }
        return new BootSettings(builder.build());
    }

    /** Settings given one by one. */
    static BootSettings of(Map<String, String> settings) {
        return new BootSettings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "given", FILE_ORDINAL))
                .build());
    }

    Path dataFolder() {
        return Path.of(text(DATA).orElse("data")).toAbsolutePath().normalize();
    }

    Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    String required(String name, String becauseOf) {
        return text(name)
                .orElseThrow(() -> new BootFailure(
                        "%s is set, so %s must be set too (docs/operate.md).".formatted(becauseOf, name)));
    }

    private static PropertiesConfigSource source(Path file) {
        try {
            URL location = file.toUri().toURL();
            return new PropertiesConfigSource(location, FILE_ORDINAL);
        } catch (IOException failure) {
            throw new BootFailure("%s cannot be read: %s".formatted(file, failure), failure);
        }
    }
}
