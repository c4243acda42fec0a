package io.centralita.core.identity;

import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;

/** @param ownerPassword as given or made; shown to nobody but the caller of this */
public record CreatedWorkspace(WorkspaceId id, String slug, UserId owner, String ownerEmail, String ownerPassword) {

    @Override
    public String toString() {
        return "CreatedWorkspace " + slug;
    }
}
