package io.centralita.core.channels.http;

import io.centralita.channel.spi.feature.Registration;
import io.centralita.channel.spi.feature.Registration.CodeMethod;
import io.centralita.core.channels.features.Numbers;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Bringing a number into service at its provider and out of it. PINs and codes go through; nothing keeps them. */
@Path("/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RegistrationResource {

    private static final String SIX_DIGITS = "^[0-9]{6}$";

    private final CurrentCaller current;
    private final Numbers numbers;

    RegistrationResource(CurrentCaller current, Numbers numbers) {
        this.current = current;
        this.numbers = numbers;
    }

    /** @param pin the two-step PIN: six digits */
    public record PinBody(@Schema(pattern = SIX_DIGITS) String pin) {
        @Override
        public String toString() {
            return "PinBody";
        }
    }

    /** @param language of the message that brings the code, e.g. {@code pt_BR} */
    public record CodeRequest(
            @Schema(enumeration = {"sms", "voice"}) String method,
            @Nullable String language) {}

    /** @param code as it came */
    public record CodeBody(String code) {
        @Override
        public String toString() {
            return "CodeBody";
        }
    }

    @POST
    @Path("/{id}:request-code")
    @Operation(operationId = "requestNumberCode", summary = "Has the provider send a code to the number")
    @APIResponse(responseCode = "204", description = "On its way")
    public Uni<Response> requestCode(@PathParam("id") ChannelId id, CodeRequest body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var wanted = Bodies.required(body);
        var method = method(wanted.method());
        var language = wanted.language() == null ? "en_US" : wanted.language();
        return step(caller, id, registration -> registration.requestCode(method, language));
    }

    @POST
    @Path("/{id}:verify-code")
    @Operation(operationId = "verifyNumberCode", summary = "Gives the code back: the number is ours")
    @APIResponse(responseCode = "204", description = "Verified")
    public Uni<Response> verifyCode(@PathParam("id") ChannelId id, CodeBody body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var code = Bodies.required("/code", Bodies.required(body).code());
        return step(caller, id, registration -> registration.verifyCode(code));
    }

    @POST
    @Path("/{id}:register")
    @Operation(operationId = "registerNumber", summary = "Brings the number into service at the provider")
    @APIResponse(responseCode = "204", description = "In service")
    public Uni<Response> register(@PathParam("id") ChannelId id, PinBody body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var pin = pin(body);
        return step(caller, id, registration -> registration.register(pin));
    }

    @POST
    @Path("/{id}:deregister")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "deregisterNumber", summary = "Takes the number out of service at the provider")
    @APIResponse(responseCode = "204", description = "Out of service")
    public Uni<Response> deregister(@PathParam("id") ChannelId id) {
        return step(current.with(Permission.CHANNELS_MANAGE), id, Registration::deregister);
    }

    @POST
    @Path("/{id}:change-pin")
    @Operation(operationId = "changeNumberPin", summary = "Sets another two-step PIN")
    @APIResponse(responseCode = "204", description = "Changed")
    public Uni<Response> changePin(@PathParam("id") ChannelId id, PinBody body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var pin = pin(body);
        return step(caller, id, registration -> registration.changePin(pin));
    }

    @POST
    @Path("/{id}:subscribe")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "subscribeNumber", summary = "Has the provider deliver what happens to the number")
    @APIResponse(responseCode = "204", description = "Subscribed")
    public Uni<Response> subscribe(@PathParam("id") ChannelId id) {
        return step(current.with(Permission.CHANNELS_MANAGE), id, Registration::subscribe);
    }

    @POST
    @Path("/{id}:unsubscribe")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "unsubscribeNumber",
            summary = "Ends the provider's deliveries for the number's account; not while others of its numbers run")
    @APIResponse(responseCode = "204", description = "Unsubscribed")
    public Uni<Response> unsubscribe(@PathParam("id") ChannelId id) {
        return numbers.unsubscribe(current.with(Permission.CHANNELS_MANAGE).workspace(), id)
                .map(ignored -> Response.noContent().build());
    }

    private Uni<Response> step(Caller caller, ChannelId id, Function<Registration, CompletionStage<Void>> step) {
        return numbers.register(caller.workspace(), id, step)
                .map(ignored -> Response.noContent().build());
    }

    private static String pin(@Nullable PinBody body) {
        var pin = Bodies.required("/pin", Bodies.required(body).pin());
        if (!pin.matches(SIX_DIGITS)) {
            throw ProblemException.invalid("/pin", "malformed_pin", "The PIN has six digits.");
        }
        return pin;
    }

    private static CodeMethod method(@Nullable String wire) {
        if ("sms".equals(wire)) {
            return CodeMethod.SMS;
        }
        if ("voice".equals(wire)) {
            return CodeMethod.VOICE;
        }
        throw ProblemException.invalid("/method", "unknown_value", "Give sms or voice.");
    }
}
