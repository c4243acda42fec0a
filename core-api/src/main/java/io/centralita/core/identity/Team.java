package io.centralita.core.identity;

import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import java.time.Instant;
import java.util.List;

/**
 * People who share conversations.
 *
 * @param version grows with each change of the name or the members; the ETag
 */
public record Team(
        TeamId id, String name, List<UserId> memberIds, long version, Instant createdAt, Instant updatedAt) {}
