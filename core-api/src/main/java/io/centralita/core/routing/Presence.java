package io.centralita.core.routing;

import io.centralita.core.kernel.ids.UserId;
import java.time.Instant;

/** Where a user stands, and since when. */
public record Presence(UserId userId, PresenceState state, Instant since) {}
