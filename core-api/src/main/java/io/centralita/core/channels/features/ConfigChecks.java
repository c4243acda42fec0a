package io.centralita.core.channels.features;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.core.channels.Channels;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at a configuration before it is saved, or at a saved one. Nothing is changed. */
@ApplicationScoped
public class ConfigChecks {

    private final Channels channels;

    ConfigChecks(Channels channels) {
        this.channels = channels;
    }

    /** @param valid whether nothing of severity error was found */
    public record ConfigCheck(boolean valid, List<FindingView> findings) {

        static ConfigCheck of(List<ConfigFinding> findings) {
            return new ConfigCheck(
                    findings.stream().noneMatch(finding -> finding.severity() == ConfigFinding.Severity.ERROR),
                    findings.stream().map(FindingView::of).toList());
        }
    }

    public Uni<ConfigCheck> ofNew(
            WorkspaceId workspace, String plugin, Map<String, Object> config, ValidationDepth depth) {
        return channels.check(workspace, plugin, null, ChannelConfig.of(config), depth)
                .map(ConfigCheck::of);
    }

    /** @param changes laid over what is saved, as a PATCH would */
    public Uni<ConfigCheck> ofSaved(
            WorkspaceId workspace, ChannelId id, @Nullable Map<String, Object> changes, ValidationDepth depth) {
        return channels.get(workspace, id)
                .onFailure(ConfigChecks::isNotFound)
                .transform(unknown -> ProblemException.invalid(
                        "/channel_id", "unknown_channel", "There is no such channel in this workspace."))
                .flatMap(channel -> channels.check(
                        workspace,
                        channel.plugin(),
                        id,
                        Channels.merged(channel.config(), changes == null ? Map.of() : changes),
                        depth))
                .map(ConfigCheck::of);
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof ProblemException problem && problem.code() == ProblemCode.NOT_FOUND;
    }
}
