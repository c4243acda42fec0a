package io.centralita.core.kernel.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Doors that only exist in tests: each fails in its way. */
@Path("/v1/failing-doors")
@PermitAll
public class FailingDoors {

    public record Parcel(@Size(max = 3) String label, UserId receiver, Integer amount) {}

    @GET
    @Path("/conversations/{id}")
    @Operation(hidden = true)
    public String id(@PathParam("id") ConversationId id) {
        return "\"" + id + "\"";
    }

    @POST
    @Path("/parcels")
    @Operation(hidden = true)
    public Parcel parcel(@Valid Parcel parcel) {
        return parcel;
    }

    @POST
    @Path("/trees")
    @Operation(hidden = true)
    public String tree(JsonNode tree) {
        return "\"read\"";
    }

    @PUT
    @Path("/versioned")
    @Operation(hidden = true)
    public Response change(@HeaderParam("If-Match") String ifMatch) {
        IfMatch.required(ifMatch).check(7);
        return Answers.versioned("changed", 8);
    }

    @PATCH
    @Path("/patched")
    @Operation(hidden = true)
    public String patch(JsonNode patch) {
        return "\"" + MergePatch.of(patch, Set.of("name")).text("name", "before", 10) + "\"";
    }

    @GET
    @Path("/failures/{kind}")
    @Operation(hidden = true)
    public Uni<String> fail(@PathParam("kind") String kind) {
        return Uni.createFrom().failure(failure(kind));
    }

    private static Throwable failure(String kind) {
        return switch (kind) {
            case "secret" -> new IllegalStateException("select * from users at db.internal:5432 /etc/secret");
            case "refused" -> new RuntimeException(new ConnectException("Connection refused: db.internal"));
            case "paused" -> new PgException("terminating connection due to timeout", "FATAL", "25P03", "");
            case "terminated" -> new PgException("terminating connection", "FATAL", "57P01", "");
            case "starting" -> new PgException("the database system is starting up", "FATAL", "57P03", "");
            case "sql" -> new PgException("syntax error at \"selct\"", "ERROR", "42601", "selct 1");
            case "later" -> ProblemException.later(ProblemCode.RATE_LIMITED, "Slow down.", Duration.ofMillis(1500));
            default -> ProblemException.of(ProblemCode.valueOf(kind), "On purpose.");
        };
    }
}
