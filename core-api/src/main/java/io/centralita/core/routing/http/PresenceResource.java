package io.centralita.core.routing.http;

import io.centralita.core.identity.Caller;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.routing.Presence;
import io.centralita.core.routing.PresenceState;
import io.centralita.core.routing.Presences;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/presence}: who is here, and saying where one stands. */
@Path("/v1/presence")
public class PresenceResource {

    private final Presences presences;
    private final CurrentCaller caller;

    PresenceResource(Presences presences, CurrentCaller caller) {
        this.presences = presences;
        this.caller = caller;
    }

    /** @param state {@code online}, {@code away} or {@code offline} */
    @Schema(requiredProperties = {"state"})
    public record PresenceBody(
            @Schema(implementation = PresenceState.class) @Nullable
            String state) {}

    @Schema(name = "PresenceList")
    public record Listing(List<Presence> data) {}

    @GET
    @Operation(operationId = "listPresence", summary = "Who is here")
    public Uni<Listing> list() {
        return presences.list(caller.with(Permission.USERS_READ).workspace()).map(Listing::new);
    }

    @PUT
    @Operation(operationId = "setPresence", summary = "Says where one stands")
    public Uni<Presence> set(PresenceBody body) {
        var asking = caller.with(Permission.PRESENCE_WRITE);
        if (asking.kind() != Caller.Kind.USER) {
            throw ProblemException.of(ProblemCode.FORBIDDEN, "Only a user is present.");
        }
        var state = PresenceState.ofWire(
                        Bodies.required("/state", Bodies.required(body).state()))
                .orElseThrow(() ->
                        ProblemException.invalid("/state", "unknown_value", "Give one of: online, away, offline."));
        return presences.set(asking.workspace(), new UserId(asking.principal()), state);
    }
}
