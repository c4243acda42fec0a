package io.centralita.core.channels.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.core.channels.PluginRegistry;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The installed plug-ins on the wire. */
@Path("/v1/plugins")
@Produces(MediaType.APPLICATION_JSON)
public class PluginResource {

    private final CurrentCaller current;
    private final PluginRegistry plugins;

    PluginResource(CurrentCaller current, PluginRegistry plugins) {
        this.current = current;
        this.plugins = plugins;
    }

    /** @param configSchema JSON Schema of a channel's configuration */
    public record PluginView(
            String id,
            String version,
            String spi,
            String name,
            String description,
            @JsonRawValue String configSchema,
            Set<String> secretFields,
            Set<String> hosts) {

        static PluginView of(ChannelDescriptor descriptor) {
            return new PluginView(
                    descriptor.id(),
                    descriptor.version(),
                    descriptor.spi().toString(),
                    descriptor.displayName(),
                    descriptor.description(),
                    descriptor.configSchema(),
                    descriptor.secretFields(),
                    descriptor.hosts());
        }
    }

    public record PluginList(List<PluginView> data) {}

    @GET
    @Operation(operationId = "listPlugins", summary = "The installed channel plug-ins")
    public PluginList list() {
        current.with(Permission.CHANNELS_READ);
        return new PluginList(plugins.descriptors().stream().map(PluginView::of).toList());
    }
}
