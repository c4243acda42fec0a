package io.centralita.core.channels.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.centralita.core.channels.Channel;
import io.centralita.core.channels.ChannelMoves;
import io.centralita.core.channels.ChannelView;
import io.centralita.core.channels.ChannelViews;
import io.centralita.core.channels.Channels;
import io.centralita.core.channels.DesiredState;
import io.centralita.core.channels.health.ChannelHealth;
import io.centralita.core.channels.health.HealthReader;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Answers;
import io.centralita.core.kernel.http.Idempotency;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.http.Texts;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Connected numbers on the wire. Secrets go in and never come out. */
@Path("/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
public class ChannelResource {

    private final CurrentCaller current;
    private final Channels channels;
    private final ChannelMoves moves;
    private final ChannelViews views;
    private final HealthReader health;
    private final Database database;
    private final Idempotency idempotency;
    private final ChannelJson json;

    ChannelResource(
            CurrentCaller current,
            Channels channels,
            ChannelMoves moves,
            ChannelViews views,
            HealthReader health,
            Database database,
            Idempotency idempotency,
            ChannelJson json) {
        this.current = current;
        this.channels = channels;
        this.moves = moves;
        this.views = views;
        this.health = health;
        this.database = database;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** @param config by the plug-in's schema, see {@code /v1/plugins} */
    public record NewChannel(String plugin, String name, Map<String, Object> config) {}

    /** @param config fields to set; null removes one, {@code "***"} keeps it */
    public record ChannelPatch(
            @Nullable String name, @Nullable Map<String, Object> config) {}

    /** @param config whole, by the new plug-in's schema */
    public record ChannelMove(String plugin, Map<String, Object> config) {}

    /** A channel with its health. */
    public record ChannelDetails(@JsonUnwrapped ChannelView channel, ChannelHealth health) {}

    public record ChannelList(List<ChannelView> data) {}

    @GET
    @Operation(operationId = "listChannels", summary = "The connected numbers")
    public Uni<ChannelList> list() {
        var caller = current.with(Permission.CHANNELS_READ);
        return channels.list(caller.workspace())
                .map(all -> new ChannelList(all.stream().map(views::of).toList()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "201",
            description = "Made; not started yet",
            content = @Content(schema = @Schema(implementation = ChannelView.class)))
    @Operation(operationId = "createChannel", summary = "Connects a number; it is not started yet")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, NewChannel body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        if (body == null || body.plugin() == null || body.name() == null) {
            throw ProblemException.invalid("/plugin", "required", "Give plugin, name and config.");
        }
        var name = Texts.checked("/name", body.name(), 100);
        var config = body.config() == null ? Map.<String, Object>of() : body.config();
        var known = IdempotencyKey.of(key, caller.principal(), "POST /v1/channels", body.toString());
        var made = new AtomicReference<@Nullable Channel>();
        return database.inWorkspace(
                        caller.workspace(),
                        connection -> idempotency.run(
                                connection,
                                caller.workspace(),
                                known,
                                () -> channels.create(
                                                connection,
                                                caller.workspace(),
                                                body.plugin(),
                                                name,
                                                config,
                                                caller.actor())
                                        .invoke(made::set)
                                        .map(channel -> Answer.of(
                                                201, "/v1/channels/" + channel.id(), json.text(views.of(channel))))))
                .invoke(() -> {
                    var channel = made.get();
                    if (channel != null) {
                        channels.changed(channel);
                    }
                })
                .map(Answer::response);
    }

    @GET
    @Path("/{id}")
    @APIResponse(
            responseCode = "200",
            description = "The channel",
            content = @Content(schema = @Schema(implementation = ChannelDetails.class)))
    @Operation(operationId = "getChannel", summary = "One channel, with the evidence of its health")
    public Uni<Response> get(@PathParam("id") ChannelId id) {
        var caller = current.with(Permission.CHANNELS_READ);
        return channels.get(caller.workspace(), id)
                .flatMap(channel -> health.of(channel)
                        .map(evidence ->
                                Answers.versioned(new ChannelDetails(views.of(channel), evidence), channel.version())));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @APIResponse(
            responseCode = "200",
            description = "The channel as it is now",
            content = @Content(schema = @Schema(implementation = ChannelView.class)))
    @Operation(operationId = "updateChannel", summary = "Changes name or configuration")
    public Uni<Response> patch(
            @PathParam("id") ChannelId id, @HeaderParam("If-Match") @Nullable String ifMatch, ChannelPatch body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var match = IfMatch.required(ifMatch);
        if (body == null) {
            throw ProblemException.invalid("", "required", "A body is required.");
        }
        var name = body.name() == null ? null : Texts.checked("/name", body.name(), 100);
        var config = body.config() == null ? Map.<String, Object>of() : body.config();
        return channels.update(caller.workspace(), id, match, name, config, caller.actor())
                .map(this::versioned);
    }

    @POST
    @Path("/{id}:start")
    @Operation(operationId = "startChannel", summary = "Lets it run")
    @APIResponseSchema(value = ChannelView.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> start(@PathParam("id") ChannelId id) {
        return desire(id, DesiredState.RUNNING);
    }

    @POST
    @Path("/{id}:pause")
    @Operation(operationId = "pauseChannel", summary = "Keeps it connected without sending")
    @APIResponseSchema(value = ChannelView.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> pause(@PathParam("id") ChannelId id) {
        return desire(id, DesiredState.PAUSED);
    }

    @POST
    @Path("/{id}:stop")
    @Operation(operationId = "stopChannel", summary = "Lets it rest")
    @APIResponseSchema(value = ChannelView.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> stop(@PathParam("id") ChannelId id) {
        return desire(id, DesiredState.STOPPED);
    }

    @POST
    @Path("/{id}:move")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "moveChannel",
            summary = "Gives the number to another plug-in",
            description =
                    "The channel keeps its id, contacts and conversations. It must be stopped, and is not started yet"
                            + " afterwards.")
    @APIResponseSchema(value = ChannelView.class, responseCode = "200", responseDescription = "As it is now")
    public Uni<Response> move(
            @PathParam("id") ChannelId id, @HeaderParam("If-Match") @Nullable String ifMatch, ChannelMove body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var match = IfMatch.required(ifMatch);
        if (body == null || body.plugin() == null) {
            throw ProblemException.invalid("/plugin", "required", "Give plugin and config.");
        }
        var config = body.config() == null ? Map.<String, Object>of() : body.config();
        return moves.move(caller.workspace(), id, match, body.plugin(), config, caller.actor())
                .map(this::versioned);
    }

    private Uni<Response> desire(ChannelId id, DesiredState desired) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        return channels.desire(caller.workspace(), id, desired, caller.actor()).map(this::versioned);
    }

    private Response versioned(Channel channel) {
        return Answers.versioned(views.of(channel), channel.version());
    }
}
