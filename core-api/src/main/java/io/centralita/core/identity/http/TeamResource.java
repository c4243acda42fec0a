package io.centralita.core.identity.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.identity.Team;
import io.centralita.core.identity.Teams;
import io.centralita.core.kernel.http.Answers;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.http.MergePatch;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Teams and who belongs to them. */
@Path("/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
public class TeamResource {

    private static final String PATH = "/v1/teams";
    private static final int LONGEST_NAME = 120;

    private final CurrentCaller caller;
    private final Teams teams;
    private final Creations creations;
    private final Lists lists;

    TeamResource(CurrentCaller caller, Teams teams, Creations creations, Lists lists) {
        this.caller = caller;
        this.teams = teams;
        this.creations = creations;
        this.lists = lists;
    }

    @Schema(requiredProperties = {"name"})
    public record CreateTeam(@Nullable String name) {}

    /** A page, for the document. */
    public record TeamPage(List<Team> data, @Nullable String nextCursor, boolean hasMore) {}

    @GET
    @Operation(operationId = "listTeams", summary = "The teams")
    @APIResponseSchema(value = TeamPage.class, responseCode = "200", responseDescription = "By id")
    public Uni<Response> list(@Context UriInfo uri) {
        var self = caller.with(Permission.TEAMS_READ);
        return lists.page(self, "teams", uri, (after, limit) -> teams.list(self.workspace(), after, limit), Team::id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createTeam", summary = "Makes a team")
    @APIResponseSchema(value = Team.class, responseCode = "201", responseDescription = "Made")
    public Uni<Response> create(
            @Nullable CreateTeam body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var self = caller.with(Permission.TEAMS_MANAGE);
        var request = Bodies.required("", body);
        var name = Bodies.required("/name", request.name());
        return creations.once(
                self,
                idempotencyKey,
                PATH,
                request,
                connection -> teams.insert(connection, self.workspace(), self.actor(), name)
                        .map(team -> new Creations.Created(PATH + "/" + team.id(), team)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getTeam", summary = "One team")
    @APIResponseSchema(value = Team.class, responseCode = "200", responseDescription = "The team")
    public Uni<Response> read(@PathParam("id") String id) {
        var self = caller.with(Permission.TEAMS_READ);
        return teams.find(self.workspace(), team(id)).map(TeamResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "updateTeam", summary = "Renames a team")
    @RequestBodySchema(CreateTeam.class)
    @APIResponseSchema(value = Team.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode body) {
        var self = caller.with(Permission.TEAMS_MANAGE);
        var team = team(id);
        var patch = MergePatch.of(body, Set.of("name"));
        return teams.find(self.workspace(), team)
                .flatMap(present -> teams.rename(
                        self.workspace(),
                        self.actor(),
                        team,
                        IfMatch.required(ifMatch),
                        Bodies.required("/name", patch.text("name", present.name(), LONGEST_NAME))))
                .map(TeamResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteTeam", summary = "Deletes a team")
    public Uni<Void> delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var self = caller.with(Permission.TEAMS_MANAGE);
        var team = team(id);
        return teams.find(self.workspace(), team)
                .flatMap(present -> teams.delete(self.workspace(), self.actor(), team, IfMatch.required(ifMatch)));
    }

    @PUT
    @Path("/{id}/members/{user_id}")
    @Operation(operationId = "addTeamMember", summary = "Puts a user into a team")
    @APIResponseSchema(value = Team.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> add(@PathParam("id") String id, @PathParam("user_id") String userId) {
        var self = caller.with(Permission.TEAMS_MANAGE);
        return teams.addMember(self.workspace(), self.actor(), team(id), user(userId))
                .map(TeamResource::answer);
    }

    @DELETE
    @Path("/{id}/members/{user_id}")
    @Operation(operationId = "removeTeamMember", summary = "Takes a user out of a team")
    @APIResponseSchema(value = Team.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> remove(@PathParam("id") String id, @PathParam("user_id") String userId) {
        var self = caller.with(Permission.TEAMS_MANAGE);
        return teams.removeMember(self.workspace(), self.actor(), team(id), user(userId))
                .map(TeamResource::answer);
    }

    private static TeamId team(String id) {
        return PathIds.read(id, TeamId::fromString);
    }

    private static UserId user(String id) {
        return PathIds.read(id, UserId::fromString);
    }

    private static Response answer(Team team) {
        return Answers.versioned(team, team.version());
    }
}
