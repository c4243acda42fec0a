package io.centralita.core.channels.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The conformance reports that plug-ins carry, as {@code META-INF/centralita/conformance/ID.json} in their own jar. */
@Singleton
public class ConformanceReports {

    private static final Logger LOG = Logger.getLogger(ConformanceReports.class);
    private static final String FOLDER = "META-INF/centralita/conformance/";

    private final ObjectMapper json;
    private final Map<String, Optional<ConformanceReport>> reports = new ConcurrentHashMap<>();

    ConformanceReports(ObjectMapper json) {
        this.json = json;
    }

    /** Empty when the plug-in carries none, or one that cannot be read. */
    public Optional<ConformanceReport> of(InstalledPlugin plugin) {
        return reports.computeIfAbsent(plugin.descriptor().id(), id -> read(plugin));
    }

    private Optional<ConformanceReport> read(InstalledPlugin plugin) {
        var loader = OwnLoader.of(plugin.factory());
        var id = plugin.descriptor().id();
        try (var bytes = loader.getResourceAsStream(FOLDER + id + ".json")) {
            return bytes == null ? Optional.empty() : Optional.of(json.readValue(bytes, ConformanceReport.class));
        } catch (IOException unreadable) {
            LOG.warnf("the conformance report of %s cannot be read: %s", plugin.origin(), unreadable.getMessage());
            return Optional.empty();
        }
    }
}
