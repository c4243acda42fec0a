package io.centralita.core.channels.inbox;

import io.centralita.core.kernel.ids.WorkspaceId;

/** A lane of a workspace. */
public record LaneRef(WorkspaceId workspace, short lane) {}
