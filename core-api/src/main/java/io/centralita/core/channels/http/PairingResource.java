package io.centralita.core.channels.http;

import io.centralita.core.channels.features.PairingView;
import io.centralita.core.channels.features.Pairings;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Pairing a phone with a channel. Who may manage channels may see the challenge; nobody else. */
@Path("/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
public class PairingResource {

    private final CurrentCaller current;
    private final Pairings pairings;

    PairingResource(CurrentCaller current, Pairings pairings) {
        this.current = current;
        this.pairings = pairings;
    }

    /** @param phone digits with country code, for {@code phone_code} */
    public record PairRequest(
            @Schema(enumeration = {"qr", "phone_code"}) String mode,
            @Nullable String phone) {}

    @POST
    @Path("/{id}:pair")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "pairChannel", summary = "Begins, or begins anew, to pair a phone")
    @APIResponseSchema(value = PairingView.class, responseCode = "200", responseDescription = "What to do on the phone")
    public Uni<Response> pair(@PathParam("id") ChannelId id, PairRequest body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var wanted = Bodies.required(body);
        var mode = Pairings.mode(wanted.mode());
        return pairings.begin(caller.workspace(), id, mode, phone(wanted)).map(PairingResource::secret);
    }

    @GET
    @Path("/{id}/pairing")
    @Operation(operationId = "getChannelPairing", summary = "How far the pairing is, and what to do on the phone")
    @APIResponseSchema(value = PairingView.class, responseCode = "200", responseDescription = "The pairing")
    public Uni<Response> get(@PathParam("id") ChannelId id) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        return pairings.show(caller.workspace(), id).map(PairingResource::secret);
    }

    @POST
    @Path("/{id}:logout")
    @Operation(operationId = "logoutChannel", summary = "Ends the pairing at the provider")
    @APIResponse(responseCode = "204", description = "Ended")
    public Uni<Response> logout(@PathParam("id") ChannelId id) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        return pairings.end(caller.workspace(), id)
                .map(ignored -> Response.noContent().build());
    }

    private static @Nullable String phone(PairRequest wanted) {
        var phone = wanted.phone();
        if (phone == null) {
            if ("phone_code".equals(wanted.mode())) {
                throw ProblemException.invalid("/phone", "required", "A phone code needs the number of the phone.");
            }
            return null;
        }
        var digits = phone.startsWith("+") ? phone.substring(1) : phone;
        if (!digits.matches("[1-9][0-9]{6,14}")) {
            throw ProblemException.invalid("/phone", "malformed_phone", "Give country code and number, digits only.");
        }
        return digits;
    }

    private static Response secret(PairingView view) {
        return Response.ok(view).header("Cache-Control", "no-store").build();
    }
}
