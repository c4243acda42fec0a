package io.centralita.core.channels.http;

import io.centralita.core.channels.PluginRegistry;
import io.centralita.core.channels.plugins.ConformanceReport;
import io.centralita.core.channels.plugins.ConformanceReports;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.problem.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The installed plug-ins on the wire. */
@Path("/v1/plugins")
@Produces(MediaType.APPLICATION_JSON)
public class PluginResource {

    private final CurrentCaller current;
    private final PluginRegistry plugins;
    private final ConformanceReports reports;

    PluginResource(CurrentCaller current, PluginRegistry plugins, ConformanceReports reports) {
        this.current = current;
        this.plugins = plugins;
        this.reports = reports;
    }

    public record PluginList(List<PluginView> data) {}

    @GET
    @Operation(operationId = "listPlugins", summary = "The installed channel plug-ins")
    public PluginList list() {
        current.with(Permission.CHANNELS_READ);
        return new PluginList(plugins.all().stream()
                .map(plugin -> PluginView.of(plugin, reports.of(plugin)))
                .toList());
    }

    @GET
    @Path("/{id}/conformance")
    @Operation(
            operationId = "getPluginConformance",
            summary = "What the test kit found about a plug-in when it was built")
    public ConformanceReport conformance(@PathParam("id") String id) {
        current.with(Permission.CHANNELS_READ);
        return plugins.get(id).flatMap(reports::of).orElseThrow(ProblemException::notFound);
    }
}
