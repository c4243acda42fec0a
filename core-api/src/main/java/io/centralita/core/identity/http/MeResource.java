package io.centralita.core.identity.http;

import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Me;
import io.centralita.core.identity.Passwords;
import io.centralita.core.identity.Selves;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who one is and what one may do. */
@Path("/v1/me")
public class MeResource {

    private final CurrentCaller caller;
    private final Selves selves;
    private final Passwords passwords;

    MeResource(CurrentCaller caller, Selves selves, Passwords passwords) {
        this.caller = caller;
        this.selves = selves;
        this.passwords = passwords;
    }

    @Schema(requiredProperties = {"current_password", "new_password"})
    public record ChangePassword(
            @Nullable String currentPassword, @Nullable String newPassword) {
        @Override
        public String toString() {
            return "ChangePassword";
        }
    }

    @GET
    @Operation(operationId = "getMe", summary = "Who one is and what one may do")
    public Uni<Me> read() {
        return selves.describe(caller.get());
    }

    /** Ends every other session of the user. */
    @PUT
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changePassword", summary = "Changes the password and ends every other session")
    public Uni<Void> changePassword(@Nullable ChangePassword body) {
        var self = caller.get();
        var request = Bodies.required("", body);
        return passwords.change(
                self,
                Bodies.required("/current_password", request.currentPassword()),
                Bodies.required("/new_password", request.newPassword()));
    }
}
