package io.centralita.core.identity.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.identity.AccessGrant;
import io.centralita.core.identity.Authenticator;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.ClientCredentials;
import io.centralita.core.identity.Credential;
import io.centralita.core.identity.OAuthRefusal;
import io.centralita.core.identity.PasswordResets;
import io.centralita.core.identity.Refreshes;
import io.centralita.core.identity.Sessions;
import io.centralita.core.identity.credentials.RefreshToken;
import io.centralita.core.kernel.http.Problem;
import io.centralita.core.kernel.net.ClientAddress;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Coming in, staying in, going out. */
@Path("/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirements
public class AuthResource {

    private final Sessions sessions;
    private final Refreshes refreshes;
    private final PasswordResets resets;
    private final ClientCredentials clients;
    private final Authenticator authenticator;
    private final ClientAddress addresses;
    private final ObjectMapper json;

    AuthResource(
            Sessions sessions,
            Refreshes refreshes,
            PasswordResets resets,
            ClientCredentials clients,
            Authenticator authenticator,
            ClientAddress addresses,
            ObjectMapper json) {
        this.sessions = sessions;
        this.refreshes = refreshes;
        this.resets = resets;
        this.clients = clients;
        this.authenticator = authenticator;
        this.addresses = addresses;
        this.json = json;
    }

    /** @param workspace the slug, when the address is known in several */
    public record Login(
            String email, String password, @Nullable String workspace) {}

    public record RefreshRequest(String refreshToken) {}

    public record ResetConfirmation(String token, String newPassword) {}

    public record TokenRequest(
            @Schema(enumeration = "client_credentials") String grantType,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String scope) {}

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "login", summary = "A session for e-mail address and password")
    @RequestBodySchema(Login.class)
    public Uni<AccessGrant> login(@Nullable JsonNode body, @Context HttpServerRequest request) {
        var login = AuthBody.of(body, Set.of("email", "password", "workspace"));
        return sessions.login(
                login.text("email"), login.text("password"), login.optional("workspace"), addresses.of(request));
    }

    @POST
    @Path("/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "refresh", summary = "The next tokens of a session; a refresh token works once")
    @RequestBodySchema(RefreshRequest.class)
    public Uni<AccessGrant> refresh(@Nullable JsonNode body) {
        return refreshes.refresh(AuthBody.of(body, Set.of("refresh_token")).text("refresh_token"));
    }

    @POST
    @Path("/password-resets:confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "confirmPasswordReset",
            summary = "Sets a password with the token of a reset; every session of the user ends")
    @RequestBodySchema(ResetConfirmation.class)
    @APIResponse(responseCode = "204", description = "Set")
    @APIResponse(
            responseCode = "404",
            description = "There is no such reset: used, replaced by a later one, run out, or never made",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> confirmReset(@Nullable JsonNode body) {
        var confirmation = AuthBody.of(body, Set.of("token", "new_password"));
        return resets.confirm(confirmation.text("token"), confirmation.text("new_password"));
    }

    /** Ends the session of the refresh token, or, without a body, that of the bearer token. */
    @POST
    @Path("/logout")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "logout", summary = "Ends the session of the refresh token, or of the bearer token")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RefreshRequest.class)))
    @APIResponse(responseCode = "204", description = "Ended")
    public Uni<Void> logout(
            @Nullable String body,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest request)
            throws JsonProcessingException {
        var refreshToken = body == null || body.isBlank()
                ? null
                : AuthBody.of(json.readTree(body), Set.of("refresh_token")).optional("refresh_token");
        return refreshToken == null
                ? authenticator
                        .authenticate(authorization, addresses.of(request))
                        .flatMap(this::logout)
                : logout(refreshToken);
    }

    @POST
    @Path("/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "token", summary = "An access token for an API key, by client credentials (RFC 6749)")
    @APIResponseSchema(value = AccessGrant.class, responseCode = "200", responseDescription = "Granted")
    @APIResponse(
            responseCode = "400",
            description = "Refused",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(anyOf = {OAuthError.class, Problem.class})))
    @APIResponse(
            responseCode = "401",
            description = "The client is not known",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(anyOf = {OAuthError.class, Problem.class})))
    public Uni<RestResponse<?>> token(
            @RestForm("grant_type") @Nullable String grantType,
            @RestForm("client_id") @Nullable String clientId,
            @RestForm("client_secret") @Nullable String clientSecret,
            @RestForm("scope") @Nullable String scope,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest request) {
        return token(new TokenForm(grantType, clientId, clientSecret, scope), authorization, request);
    }

    /** The same for clients that speak JSON only. */
    @POST
    @Path("/token")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBodySchema(TokenRequest.class)
    @APIResponseSchema(value = AccessGrant.class, responseCode = "200", responseDescription = "Granted")
    public Uni<RestResponse<?>> token(
            @Nullable JsonNode body,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest request) {
        var form = AuthBody.of(body, Set.of("grant_type", "client_id", "client_secret", "scope"));
        return token(
                new TokenForm(
                        form.optional("grant_type"),
                        form.optional("client_id"),
                        form.optional("client_secret"),
                        form.optional("scope")),
                authorization,
                request);
    }

    private Uni<RestResponse<?>> token(TokenForm form, @Nullable String authorization, HttpServerRequest request) {
        return Uni.createFrom()
                .deferred(() -> clients.grant(form.request(authorization), addresses.of(request)))
                .<RestResponse<?>>map(RestResponse::ok)
                .onFailure(OAuthRefusal.class)
                .recoverWithItem(refusal -> OAuthError.response((OAuthRefusal) refusal));
    }

    private Uni<Void> logout(Caller caller) {
        return caller.credential() instanceof Credential.OfSession session
                ? sessions.logout(caller.workspace(), session.session().value())
                : Uni.createFrom()
                        .failure(ProblemException.of(ProblemCode.FORBIDDEN, "An API key has no session to end."));
    }

    private Uni<Void> logout(String refreshToken) {
        var token = RefreshToken.read(refreshToken).orElseThrow(AuthResource::unknown);
        return refreshes
                .sessionOf(token)
                .flatMap(session -> sessions.logout(
                        token.workspace(),
                        session.orElseThrow(AuthResource::unknown).value()));
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemCode.UNAUTHENTICATED, "The refresh token is not valid.");
    }
}
