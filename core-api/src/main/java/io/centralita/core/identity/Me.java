package io.centralita.core.identity;

import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The caller as it sees itself.
 *
 * @param kind {@code user} or {@code api_key}
 * @param id {@code usr_…} or {@code key_…}
 * @param email absent for an API key, like {@code role}
 */
public record Me(
        String id,
        @Schema(enumeration = {"user", "api_key"}) String kind,
        String name,
        @Nullable String email,
        @Nullable Role role,
        List<String> permissions,
        List<TeamId> teamIds,
        Workspace workspace) {

    public record Workspace(WorkspaceId id, String slug, String name) {}
}
