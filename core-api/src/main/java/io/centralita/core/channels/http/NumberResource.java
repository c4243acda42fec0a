package io.centralita.core.channels.http;

import io.centralita.core.channels.features.NumberView;
import io.centralita.core.channels.features.Numbers;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.ids.ChannelId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the provider thinks of a number. */
@Path("/v1/channels/{id}/number")
@Produces(MediaType.APPLICATION_JSON)
public class NumberResource {

    private final CurrentCaller current;
    private final Numbers numbers;

    NumberResource(CurrentCaller current, Numbers numbers) {
        this.current = current;
        this.numbers = numbers;
    }

    @GET
    @Operation(
            operationId = "getChannelNumber",
            summary = "Quality, limits and webhook of a number, asked of the provider now")
    public Uni<NumberView> get(@PathParam("id") ChannelId id) {
        var caller = current.with(Permission.CHANNELS_READ);
        return numbers.show(caller.workspace(), id);
    }
}
