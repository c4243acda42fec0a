package io.centralita.core.identity.http;

import io.centralita.core.identity.Caller;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Me;
import io.centralita.core.identity.Selves;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Who one is and what one may do. */
@Path("/v1/me")
public class MeResource {

    private final CurrentCaller caller;
    private final Selves selves;

    MeResource(CurrentCaller caller, Selves selves) {
        this.caller = caller;
        this.selves = selves;
    }

    @GET
    public Uni<Me> read() {
        Caller self = caller.get();
        return selves.describe(self);
    }
}
