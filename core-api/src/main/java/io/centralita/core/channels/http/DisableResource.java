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

/** The kill switch of one number: disable. */
@Path("/v1/channels/{id}:disable")
@Produces(MediaType.APPLICATION_JSON)
public class DisableResource {

    private final CurrentCaller current;
    private final ChannelSwitches switches;
    private final ChannelViews views;

    DisableResource(CurrentCaller current, ChannelSwitches switches, ChannelViews views) {
        this.current = current;
        this.switches = switches;
        this.views = views;
    }

    @POST
    @Operation(
            operationId = "disableChannel",
            summary = "Switches it off at once: nothing is sent, what is queued waits")
    @APIResponseSchema(value = ChannelView.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> disable(@PathParam("id") ChannelId id) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        return switches.disable(caller.workspace(), id, "by a user", caller.actor())
                .map(channel -> Answers.versioned(views.of(channel), channel.version()));
    }
}
