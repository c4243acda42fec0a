package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The batched append of the walk: one statement steps the head and inserts all rows. */
public final class FactWriter {

    private static final String APPEND = """
            with head as (update fact_heads set seq = seq + $2 where workspace_id = $1 returning seq)
            insert into facts (workspace_id, id, seq, type, occurred_at, conversation_id, channel_id, assignee_id,
                               previous_assignee_id, team_id, actor_kind, actor_id, data)
            select $1, f.id, head.seq - $2 + f.position, f.type, f.occurred_at, f.conversation_id, f.channel_id,
                   f.assignee_id, f.previous_assignee_id, f.team_id, f.actor_kind, f.actor_id, f.data
            from head, unnest($3::uuid[], $4::text[], $5::timestamptz[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[],
                              $10::uuid[], $11::text[], $12::uuid[], $13::text[]) with ordinality
                 as f (id, type, occurred_at, conversation_id, channel_id, assignee_id, previous_assignee_id, team_id,
                       actor_kind, actor_id, data, position)
            returning seq""";

    private FactWriter() {}

    /** See {@link FactLog#append}; for callers that pipeline plain Vert.x statements. */
    public static Future<Long> append(SqlConnection connection, WorkspaceId workspace, List<FactDraft> facts) {
        if (facts.isEmpty()) {
            return Future.succeededFuture(0L);
        }
        return connection
                .preparedQuery(APPEND)
                .execute(parameters(workspace, facts))
                .map(rows -> {
                    var last = 0L;
                    for (var row : rows) {
                        last = Math.max(last, row.getLong(0));
                    }
                    return last;
                });
    }

    private static Tuple parameters(WorkspaceId workspace, List<FactDraft> facts) {
        var size = facts.size();
        var ids = new UUID[size];
        var types = new String[size];
        var times = new OffsetDateTime[size];
        var conversations = new UUID[size];
        var channels = new UUID[size];
        var assignees = new UUID[size];
        var previousAssignees = new UUID[size];
        var teams = new UUID[size];
        var actorKinds = new String[size];
        var actors = new UUID[size];
        var data = new String[size];
        for (var at = 0; at < size; at++) {
            var fact = facts.get(at);
            ids[at] = fact.id().value();
            types[at] = fact.type();
            times[at] = fact.occurredAt().atOffset(ZoneOffset.UTC);
            conversations[at] = fact.audience().conversationId();
            channels[at] = fact.audience().channelId();
            assignees[at] = fact.audience().assigneeId();
            previousAssignees[at] = fact.audience().previousAssigneeId();
            teams[at] = fact.audience().teamId();
            actorKinds[at] = fact.actor().kind().wire();
            actors[at] = fact.actor().id();
            data[at] = fact.data();
        }
        return Tuple.tuple()
                .addUUID(workspace.value())
                .addLong((long) size)
                .addArrayOfUUID(ids)
                .addArrayOfString(types)
                .addArrayOfOffsetDateTime(times)
                .addArrayOfUUID(conversations)
                .addArrayOfUUID(channels)
                .addArrayOfUUID(assignees)
                .addArrayOfUUID(previousAssignees)
                .addArrayOfUUID(teams)
                .addArrayOfString(actorKinds)
                .addArrayOfUUID(actors)
                .addArrayOfString(data);
    }
}
