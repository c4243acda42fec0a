package io.centralita.core.messages.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.messages.delivery.Typing;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Typing in a conversation, on the wire. */
@Path("/v1/conversations/{id}/typing")
@Produces(MediaType.APPLICATION_JSON)
public class TypingResource {

    private final CurrentCaller current;
    private final Typing typing;
    private final ObjectMapper json;

    TypingResource(CurrentCaller current, Typing typing, ObjectMapper json) {
        this.current = current;
        this.typing = typing;
        this.json = json;
    }

    /** @param on true when nothing is said; false when the answer was given up */
    @RegisterForReflection
    public record TypingBody(@Nullable Boolean on) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "showTyping",
            summary = "Shows the customer, and colleagues, that one types an answer",
            description =
                    "Say it again about each 10 seconds while typing goes on; the message that is sent ends it. The customer"
                            + " sees the last message as read. A courtesy: it may be lost.")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TypingBody.class)))
    @APIResponse(responseCode = "204", description = "Heard")
    public Uni<Response> show(@PathParam("id") ConversationId conversation, @Nullable String body)
            throws JsonProcessingException {
        var caller = current.get();
        var heard = on(body) ? typing.begin(caller, conversation) : typing.end(caller, conversation);
        return heard.map(ignored -> Response.noContent().build());
    }

    private boolean on(@Nullable String body) throws JsonProcessingException {
        return body == null
                || body.isBlank()
                || !Boolean.FALSE.equals(
                        Bodies.required(json.readValue(body, TypingBody.class)).on());
    }
}
