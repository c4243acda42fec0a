package io.centralita.core.routing;

import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.TeamId;
import org.jspecify.annotations.Nullable;

/** An open conversation that nobody holds. */
public record Waiting(ConversationId id, @Nullable TeamId team) {}
