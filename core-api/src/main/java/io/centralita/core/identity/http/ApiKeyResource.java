package io.centralita.core.identity.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.centralita.core.identity.ApiKey;
import io.centralita.core.identity.ApiKeys;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.NewApiKey;
import io.centralita.core.identity.Permission;
import io.centralita.core.identity.credentials.ApiKeyText.Environment;
import io.centralita.core.kernel.ids.ApiKeyId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Keys of programs. The key itself is in the answer that creates it and nowhere else. */
@Path("/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeyResource {

    private static final String PATH = "/v1/api-keys";

    private final CurrentCaller caller;
    private final ApiKeys keys;
    private final Creations creations;
    private final Lists lists;

    ApiKeyResource(CurrentCaller caller, ApiKeys keys, Creations creations, Lists lists) {
        this.caller = caller;
        this.keys = keys;
        this.creations = creations;
        this.lists = lists;
    }

    @Schema(requiredProperties = {"name", "scopes"})
    public record CreateApiKey(
            @Nullable String name,
            @Nullable Environment environment,
            @Nullable Set<Permission> scopes,
            @Nullable List<String> allowedIps,
            @Nullable Instant expiresAt) {

        NewApiKey wanted() {
            return new NewApiKey(
                    Bodies.required("/name", name),
                    environment == null ? Environment.LIVE : environment,
                    Bodies.required("/scopes", scopes),
                    allowedIps == null ? List.of() : allowedIps,
                    expiresAt);
        }
    }

    /** @param secret the text to send as bearer token; shown only now */
    public record CreatedApiKey(@JsonUnwrapped ApiKey key, String secret) {
        @Override
        public String toString() {
            return "CreatedApiKey " + key.id();
        }
    }

    /** A page, for the document. */
    public record ApiKeyPage(List<ApiKey> data, @Nullable String nextCursor, boolean hasMore) {}

    @GET
    @Operation(operationId = "listApiKeys", summary = "The keys of programs")
    @APIResponseSchema(value = ApiKeyPage.class, responseCode = "200", responseDescription = "By id")
    public Uni<Response> list(@Context UriInfo uri) {
        var self = caller.with(Permission.API_KEYS_MANAGE);
        return lists.page(
                self, "api_keys", uri, (after, limit) -> keys.list(self.workspace(), after, limit), ApiKey::id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createApiKey", summary = "Makes a key; the only answer that has its secret")
    @APIResponseSchema(value = CreatedApiKey.class, responseCode = "201", responseDescription = "Made")
    public Uni<Response> create(
            @Nullable CreateApiKey body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var self = caller.with(Permission.API_KEYS_MANAGE);
        var request = Bodies.required("", body);
        var wanted = request.wanted();
        return creations.once(
                self,
                idempotencyKey,
                PATH,
                request,
                connection -> keys.insert(connection, self, wanted)
                        .map(issued -> new Creations.Created(
                                PATH + "/" + issued.key().id(), new CreatedApiKey(issued.key(), issued.secret()))));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getApiKey", summary = "One key")
    public Uni<ApiKey> read(@PathParam("id") String id) {
        var self = caller.with(Permission.API_KEYS_MANAGE);
        return keys.find(self.workspace(), PathIds.read(id, ApiKeyId::fromString));
    }

    /** Revokes it; the row stays, for the trail. */
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "revokeApiKey", summary = "Revokes a key")
    public Uni<Void> revoke(@PathParam("id") String id) {
        var self = caller.with(Permission.API_KEYS_MANAGE);
        return keys.revoke(self.workspace(), self.actor(), PathIds.read(id, ApiKeyId::fromString));
    }
}
