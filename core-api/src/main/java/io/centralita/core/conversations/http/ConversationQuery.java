package io.centralita.core.conversations.http;

import io.centralita.core.conversations.AssigneeFilter;
import io.centralita.core.conversations.ConversationFilter;
import io.centralita.core.conversations.ConversationStatus;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.http.Query;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the filters of {@code GET /v1/conversations}. */
final class ConversationQuery {

    static final Set<String> KNOWN =
            Set.of("status", "assignee_id", "channel_id", "contact_id", "team_id", "unread", "updated_after");

    private ConversationQuery() {}

    static ConversationFilter filter(Query query, Caller caller) {
        return new ConversationFilter(
                statuses(query.text("status")),
                assignee(query, caller),
                query.id("channel_id", ChannelId::fromString),
                query.id("contact_id", ContactId::fromString),
                query.id("team_id", TeamId::fromString),
                query.flag("unread"),
                query.time("updated_after"));
    }

    private static Set<ConversationStatus> statuses(@Nullable String text) {
        var statuses = new TreeSet<ConversationStatus>();
        if (text != null) {
            for (var name : text.split(",", -1)) {
                statuses.add(ConversationStatus.ofWire(name)
                        .orElseThrow(() -> Query.notOneOf("status", List.of("open", "pending", "closed"))));
            }
        }
        return statuses;
    }

    private static Optional<AssigneeFilter> assignee(Query query, Caller caller) {
        var text = query.text("assignee_id");
        if (text == null) {
            return Optional.empty();
        }
        if ("none".equals(text)) {
            return Optional.of(new AssigneeFilter.Nobody());
        }
        return Optional.ofNullable(query.id(
                        "assignee_id", value -> "me".equals(value) ? Assignees.me(caller) : UserId.fromString(value)))
                .map(AssigneeFilter.Of::new);
    }
}
