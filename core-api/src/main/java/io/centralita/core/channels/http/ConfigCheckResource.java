package io.centralita.core.channels.http;

import io.centralita.channel.spi.ValidationDepth;
import io.centralita.core.channels.features.ConfigChecks;
import io.centralita.core.channels.features.ConfigChecks.ConfigCheck;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Bodies;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Looks at a configuration without saving it. */
@Path("/v1/channels:validate")
@Produces(MediaType.APPLICATION_JSON)
public class ConfigCheckResource {

    private final CurrentCaller current;
    private final ConfigChecks checks;

    ConfigCheckResource(CurrentCaller current, ConfigChecks checks) {
        this.current = current;
        this.checks = checks;
    }

    /**
     * What to look at: a new configuration with its plug-in, or a saved channel, with changes as a PATCH has them.
     *
     * @param depth {@code syntax} looks, {@code connectivity} also asks the provider; nothing is changed there
     */
    public record ConfigToCheck(
            @Nullable String plugin,
            @Nullable ChannelId channelId,
            @Nullable Map<String, Object> config,

            @Schema(enumeration = {"syntax", "connectivity"}) @Nullable
            String depth) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "validateChannelConfig", summary = "What is wrong with a configuration, by field")
    public Uni<ConfigCheck> check(ConfigToCheck body) {
        var caller = current.with(Permission.CHANNELS_MANAGE);
        var wanted = Bodies.required(body);
        var depth = depth(wanted.depth());
        var channel = wanted.channelId();
        if (channel != null) {
            return checks.ofSaved(caller.workspace(), channel, wanted.config(), depth);
        }
        var plugin = Bodies.required("/plugin", wanted.plugin());
        var config = wanted.config();
        return checks.ofNew(caller.workspace(), plugin, config == null ? Map.of() : config, depth);
    }

    private static ValidationDepth depth(@Nullable String wire) {
        if (wire == null || "syntax".equals(wire)) {
            return ValidationDepth.SYNTAX;
        }
        if ("connectivity".equals(wire)) {
            return ValidationDepth.CONNECTIVITY;
        }
        throw ProblemException.invalid("/depth", "unknown_value", "Give syntax or connectivity.");
    }
}
