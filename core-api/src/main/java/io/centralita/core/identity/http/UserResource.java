package io.centralita.core.identity.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.NewUser;
import io.centralita.core.identity.PasswordResets;
import io.centralita.core.identity.Permission;
import io.centralita.core.identity.PreparedUser;
import io.centralita.core.identity.Role;
import io.centralita.core.identity.User;
import io.centralita.core.identity.UserChanges;
import io.centralita.core.identity.UserPatch;
import io.centralita.core.identity.Users;
import io.centralita.core.kernel.http.Answers;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.http.MergePatch;
import io.centralita.core.kernel.ids.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The people of the workspace. */
@Path("/v1/users")
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

    private static final String PATH = "/v1/users";

    private final CurrentCaller caller;
    private final Users users;
    private final UserChanges changes;
    private final PasswordResets resets;
    private final Creations creations;
    private final Lists lists;

    UserResource(
            CurrentCaller caller,
            Users users,
            UserChanges changes,
            PasswordResets resets,
            Creations creations,
            Lists lists) {
        this.caller = caller;
        this.users = users;
        this.changes = changes;
        this.resets = resets;
        this.creations = creations;
        this.lists = lists;
    }

    @Schema(requiredProperties = {"email", "name", "role"})
    public record CreateUser(
            @Nullable String email,
            @Nullable String name,
            @Nullable Role role,
            @Nullable String password,
            @Nullable Integer capacity) {

        NewUser wanted() {
            return new NewUser(
                    Bodies.required("/email", email),
                    Bodies.required("/name", name),
                    Bodies.required("/role", role),
                    password,
                    capacity == null ? NewUser.USUAL_CAPACITY : capacity);
        }

        @Override
        public String toString() {
            return "CreateUser of role " + role;
        }
    }

    /** @param initialPassword present once, when it was made here */
    public record CreatedUser(
            @JsonUnwrapped User user,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String initialPassword) {

        static CreatedUser of(PreparedUser prepared) {
            return new CreatedUser(prepared.user(), prepared.initialPassword());
        }

        @Override
        public String toString() {
            return "CreatedUser " + user.id();
        }
    }

    /** @param token shown once */
    public record PasswordReset(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "PasswordReset until " + expiresAt;
        }
    }

    /** A page, for the document. */
    public record UserPage(List<User> data, @Nullable String nextCursor, boolean hasMore) {}

    @GET
    @Operation(operationId = "listUsers", summary = "The people of the workspace")
    @APIResponseSchema(value = UserPage.class, responseCode = "200", responseDescription = "By id")
    public Uni<Response> list(@Context UriInfo uri) {
        var self = caller.with(Permission.USERS_READ);
        return lists.page(self, "users", uri, (after, limit) -> users.list(self.workspace(), after, limit), User::id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createUser", summary = "Makes a user")
    @APIResponseSchema(value = CreatedUser.class, responseCode = "201", responseDescription = "Made")
    public Uni<Response> create(
            @Nullable CreateUser body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var self = caller.with(Permission.USERS_MANAGE);
        var request = Bodies.required("", body);
        var wanted = request.wanted();
        UserChanges.requireReach(self, wanted.role());
        return users.prepare(wanted)
                .flatMap(prepared -> creations.once(
                        self,
                        idempotencyKey,
                        PATH,
                        request,
                        connection -> users.insert(connection, self.workspace(), self.actor(), prepared)
                                .map(user -> new Creations.Created(PATH + "/" + user.id(), CreatedUser.of(prepared)))));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getUser", summary = "One user")
    @APIResponseSchema(value = User.class, responseCode = "200", responseDescription = "The user")
    public Uni<Response> read(@PathParam("id") String id) {
        var self = caller.with(Permission.USERS_READ);
        return users.find(self.workspace(), PathIds.read(id, UserId::fromString))
                .map(UserResource::answer);
    }

    /** Changes name, role, status ({@code disabled} ends its sessions) or capacity. */
    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "updateUser", summary = "Changes name, role, status or capacity")
    @RequestBodySchema(UserPatch.class)
    @APIResponseSchema(value = User.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode body) {
        var self = caller.with(Permission.USERS_MANAGE);
        var user = PathIds.read(id, UserId::fromString);
        var patch = UserPatches.read(body);
        return users.find(self.workspace(), user)
                .flatMap(present -> changes.change(self, user, IfMatch.required(ifMatch), patch))
                .map(UserResource::answer);
    }

    @POST
    @Path("/{id}:reset-password")
    @Operation(
            operationId = "issuePasswordReset",
            summary = "Makes a token with which the user's password can be set, once, within half an hour",
            description =
                    "Shown once; hand it over on a way you trust. The token made before it is worth nothing any more."
                            + " It is given to `POST /v1/auth/password-resets:confirm`.")
    @APIResponseSchema(value = PasswordReset.class, responseCode = "201", responseDescription = "Made")
    public Uni<Response> resetPassword(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var self = caller.with(Permission.USERS_MANAGE);
        var user = PathIds.read(id, UserId::fromString);
        return creations
                .once(
                        self,
                        idempotencyKey,
                        PATH + "/" + user + ":reset-password",
                        "",
                        connection -> resets.issue(connection, self, user)
                                .map(issued -> new Creations.Created(
                                        null, new PasswordReset(issued.token().text(), issued.expiresAt()))))
                .map(answer -> Response.fromResponse(answer)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private static Response answer(User user) {
        return Answers.versioned(user, user.version());
    }
}
