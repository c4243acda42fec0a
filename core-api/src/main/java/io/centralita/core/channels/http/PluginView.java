package io.centralita.core.channels.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.centralita.core.channels.plugins.ConformanceReport;
import io.centralita.core.channels.plugins.InstalledPlugin;
import io.centralita.core.channels.plugins.PluginOrigin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An installed plug-in on the wire.
 *
 * @param spi the SPI versions it fits
 * @param configSchema JSON Schema of a channel's configuration
 * @param capabilities what its conformance report shows to work; null without a report
 * @param conformance null when it carries no report
 */
public record PluginView(
        String id,
        String version,
        String spi,
        String name,
        String description,
        PluginOriginView origin,
        @JsonRawValue String configSchema,
        Set<String> secretFields,
        Set<String> hosts,
        @Nullable PluginCapabilitiesView capabilities,
        @Nullable PluginConformanceView conformance) {

    /**
     * @param source {@code class_path} or {@code plugin_folder}
     * @param name the jar or folder of jars; null where classes do not lie in a jar
     */
    public record PluginOriginView(String source, @Nullable String name) {

        static PluginOriginView of(PluginOrigin origin) {
            return new PluginOriginView(origin.source().wire(), origin.name());
        }
    }

    /** At most these; a number of the plug-in may be able to do less. */
    public record PluginCapabilitiesView(List<String> sends, List<String> receives, List<String> features) {

        static PluginCapabilitiesView of(ConformanceReport report) {
            return new PluginCapabilitiesView(
                    report.shown("sends."), report.shown("receives."), report.shown("feature."));
        }
    }

    /**
     * @param verdict {@code kept} or {@code broken}
     * @param version the plug-in's version that was tried
     * @param current whether that is the version installed
     * @param report where the whole report is
     */
    public record PluginConformanceView(
            String verdict,
            String version,
            String spi,
            boolean current,
            long kept,
            long notApplicable,
            long notTried,
            long broken,
            String report) {

        static PluginConformanceView of(InstalledPlugin plugin, ConformanceReport report) {
            return new PluginConformanceView(
                    report.verdict(),
                    report.version(),
                    report.spi(),
                    report.version().equals(plugin.descriptor().version()),
                    report.promises("kept"),
                    report.promises("not_applicable"),
                    report.promises("not_tried"),
                    report.promises("broken"),
                    "/v1/plugins/" + plugin.descriptor().id() + "/conformance");
        }
    }

    static PluginView of(InstalledPlugin plugin, Optional<ConformanceReport> report) {
        var descriptor = plugin.descriptor();
        return new PluginView(
                descriptor.id(),
                descriptor.version(),
                descriptor.spi().toString(),
                descriptor.displayName(),
                descriptor.description(),
                PluginOriginView.of(plugin.origin()),
                descriptor.configSchema(),
                descriptor.secretFields(),
                descriptor.hosts(),
                report.map(PluginCapabilitiesView::of).orElse(null),
                report.map(found -> PluginConformanceView.of(plugin, found)).orElse(null));
    }
}
