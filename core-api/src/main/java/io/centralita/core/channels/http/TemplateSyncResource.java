package io.centralita.core.channels.http;

import io.centralita.core.channels.templates.TemplateSync;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.ids.ChannelId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Renews a channel's copy of its templates now. */
@Path("/v1/channels/{id}/templates:sync")
@Produces(MediaType.APPLICATION_JSON)
public class TemplateSyncResource {

    private final CurrentCaller current;
    private final TemplateSync sync;

    TemplateSyncResource(CurrentCaller current, TemplateSync sync) {
        this.current = current;
        this.sync = sync;
    }

    @POST
    @Operation(operationId = "syncTemplates", summary = "Asks the provider for all templates now")
    public Uni<TemplateSync.Renewed> sync(@PathParam("id") ChannelId id) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        return sync.sync(caller.workspace(), id, caller.actor());
    }
}
