package io.centralita.core.channels.http;

import io.centralita.core.channels.ChannelSwitches;
import io.centralita.core.channels.ChannelView;
import io.centralita.core.channels.ChannelViews;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Answers;
import io.centralita.core.kernel.ids.ChannelId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The kill switch of one number: enable. */
@Path("/v1/channels/{id}:enable")
@Produces(MediaType.APPLICATION_JSON)
public class EnableResource {

    private final CurrentCaller current;
    private final ChannelSwitches switches;
    private final ChannelViews views;

    EnableResource(CurrentCaller current, ChannelSwitches switches, ChannelViews views) {
        this.current = current;
        this.switches = switches;
        this.views = views;
    }

    @POST
    @Operation(operationId = "enableChannel", summary = "Switches it on again: it becomes what was wanted of it before")
    @APIResponseSchema(value = ChannelView.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> enable(@PathParam("id") ChannelId id) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        return switches.enable(caller.workspace(), id, caller.actor())
                .map(channel -> Answers.versioned(views.of(channel), channel.version()));
    }
}
