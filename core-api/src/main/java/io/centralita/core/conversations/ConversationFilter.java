package io.centralita.core.conversations;

import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.TeamId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a list of conversations is narrowed to; absent means everything. */
public record ConversationFilter(
        Set<ConversationStatus> statuses,
        Optional<AssigneeFilter> assignee,
        @Nullable ChannelId channel,
        @Nullable ContactId contact,
        @Nullable TeamId team,
        @Nullable Boolean unread,
        @Nullable Instant updatedAfter) {}
