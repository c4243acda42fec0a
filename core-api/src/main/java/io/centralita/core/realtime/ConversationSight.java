package io.centralita.core.realtime;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who holds a conversation now. */
public interface ConversationSight {

    /** Empty when the workspace has no such conversation. */
    Uni<Optional<Audience>> audienceOf(WorkspaceId workspace, UUID conversation);

    /** Whether the caller may see each of them; false also for ids that never were. */
    Uni<Boolean> seesAll(Caller caller, List<UUID> conversations);
}
