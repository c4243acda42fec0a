package io.centralita.core.conversations.store;

import io.centralita.core.conversations.AssigneeFilter;
import io.centralita.core.conversations.ConversationFilter;
import io.centralita.core.conversations.ConversationRow;
import io.centralita.core.conversations.ConversationStatus;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.ids.TypedId;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The list's SQL with its parameters, for one caller: what it may not see is not in it. Values are always parameters, so two
 * queries with equal text and parameters are the same list.
 *
 * @param ofEverybody not narrowed to an assignee or a contact: then only the index of activity is the way to read it
 */
public record ConversationListQuery(String sql, List<Object> parameters, boolean ofEverybody) {

    /** Newest activity first, after the place. */
    public static ConversationListQuery of(
            Caller caller, ConversationFilter filter, @Nullable ActivityPlace after, int limit) {
        return new Building(caller).filter(filter).visible(caller).after(after).limited(limit);
    }

    public Tuple tuple() {
        return Tuple.from(parameters.stream().map(ConversationListQuery::bound).toList());
    }

    /** Lists stand for arrays, which would not be equal by their content. */
    private static Object bound(Object parameter) {
        if (parameter instanceof IdList ids) {
            return ids.values().toArray(UUID[]::new);
        }
        return parameter instanceof TextList texts ? texts.values().toArray(String[]::new) : parameter;
    }

    private record IdList(List<UUID> values) {}

    private record TextList(List<String> values) {}

    private static final class Building {

        private static final String ORDER = " order by conversation.last_activity_at desc, conversation.id desc";

        private final StringBuilder sql = new StringBuilder("select ")
                .append(ConversationRow.COLUMNS)
                .append(", conversation.last_activity_at")
                .append(" from (select * from conversations conversation where conversation.workspace_id = $1");
        private final List<Object> parameters = new ArrayList<>();
        private boolean ofEverybody;

        Building(Caller caller) {
            parameters.add(caller.workspace().value());
        }

        Building filter(ConversationFilter filter) {
            ofEverybody = filter.assignee().isEmpty() && filter.contact() == null;
            if (!filter.statuses().isEmpty()) {
                statuses(filter);
            }
            filter.assignee().ifPresent(this::assignee);
            same("conversation.channel_id", filter.channel());
            same("conversation.contact_id", filter.contact());
            same("conversation.team_id", filter.team());
            if (filter.unread() != null) {
                sql.append(
                        filter.unread() ? " and conversation.unread_count > 0" : " and conversation.unread_count = 0");
            }
            if (filter.updatedAfter() != null) {
                and("conversation.updated_at > ?", filter.updatedAfter().atOffset(ZoneOffset.UTC));
            }
            return this;
        }

        private void statuses(ConversationFilter filter) {
            var statuses = filter.statuses().stream()
                    .map(ConversationStatus::wire)
                    .sorted()
                    .toList();
            if (statuses.size() == 1) {
                and("conversation.status = ?", statuses.get(0));
            } else {
                and("conversation.status = any(?)", new TextList(statuses));
            }
        }

        Building visible(Caller caller) {
            if (!caller.may(Permission.CONVERSATIONS_READ_ALL)) {
                and("(conversation.assignee_id = ?", caller.principal());
                sql.append(" or (conversation.assignee_id is null and conversation.team_id is null)");
                sql.append(" or conversation.team_id = any(")
                        .append(parameter(
                                new IdList(caller.teams().stream().sorted().toList())))
                        .append("))");
            }
            return this;
        }

        Building after(@Nullable ActivityPlace place) {
            if (place != null) {
                sql.append(" and (conversation.last_activity_at, conversation.id) < (")
                        .append(parameter(place.activity()))
                        .append(", ")
                        .append(parameter(place.id()))
                        .append(')');
            }
            return this;
        }

        /**
         * The page is cut before contacts are joined, and the limit stands in the text: so the plan reads a page, whatever
         * the statistics say.
         */
        ConversationListQuery limited(int limit) {
            sql.append(ORDER).append(" limit ").append(limit).append(") conversation");
            sql.append(ConversationRow.CONTACT).append(ORDER);
            return new ConversationListQuery(sql.toString(), List.copyOf(parameters), ofEverybody);
        }

        private void assignee(AssigneeFilter assignee) {
            if (assignee instanceof AssigneeFilter.Of some) {
                and("conversation.assignee_id = ?", some.user().value());
            } else {
                sql.append(" and conversation.assignee_id is null");
            }
        }

        private void same(String column, @Nullable TypedId id) {
            if (id != null) {
                and(column + " = ?", id.value());
            }
        }

        private void and(String condition, Object value) {
            sql.append(" and ").append(condition.replace("?", parameter(value)));
        }

        private String parameter(Object value) {
            parameters.add(value);
            return "$" + parameters.size();
        }
    }
}
