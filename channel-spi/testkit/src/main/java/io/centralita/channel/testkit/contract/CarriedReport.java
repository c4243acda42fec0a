package io.centralita.channel.testkit.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The report that a plug-in's jar carries, as {@code META-INF/centralita/conformance/ID.json} among its resources. A report
 * that differs from the run that was just made fails the test class; with the system property {@value #UPDATE} set to true
 * the run writes it to {@code src/main/resources} of the plug-in's module instead.
 */
final class CarriedReport {

    static final String UPDATE = "channel.conformance.update";

    private static final String FOLDER = "META-INF/centralita/conformance/";

    private final String resource;
    private final ClassLoader plugin;

    CarriedReport(String channel, ClassLoader plugin) {
        this.resource = FOLDER + channel + ".json";
        this.plugin = plugin;
    }

    /** @throws AssertionError when the plug-in carries another report; one that carries none is not asked for it */
    void compare(String found) {
        if (Boolean.getBoolean(UPDATE)) {
            write(found);
            return;
        }
        try (InputStream bytes = plugin.getResourceAsStream(resource)) {
            if (bytes != null && !new String(bytes.readAllBytes(), StandardCharsets.UTF_8).equals(found)) {
                throw new AssertionError("the conformance report " + resource
                        + " that the plug-in carries is not that of this run; renew it with -D" + UPDATE + "=true");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(String found) {
        Path file = Path.of(System.getProperty("basedir", ""), "src/main/resources", resource);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, found);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
