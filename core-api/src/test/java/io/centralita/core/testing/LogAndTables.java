package io.centralita.core.testing;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * P8: an event exists exactly when its transaction committed. Compares the log of a workspace with its tables; rows that tests
 * inserted by SQL count as differences, so it is for workspaces that were filled through the doors.
 */
@ApplicationScoped
public class LogAndTables {

    private static final Map<String, String> DIFFERENCES = Map.of(
            "the seqs are dense up to the head",
            """
            select count(*) from (select h.seq from fact_heads h where h.workspace_id = $1
              and h.seq <> (select count(*) from facts f where f.workspace_id = $1)
            union all select seq from (select seq, row_number() over (order by seq) as place from facts
              where workspace_id = $1) numbered where seq <> place) differences""",
            "every message was told once, and nothing else was",
            """
            select count(*) from (select conversation_id, count(*) as amount, max(seq) as last from messages
                                  where workspace_id = $1 group by conversation_id) stored
            full join (select conversation_id, count(*) as amount from facts
                       where workspace_id = $1 and type = 'message.created' group by conversation_id) told
                 using (conversation_id)
            where stored.amount is distinct from told.amount or stored.last <> stored.amount""",
            "every message sent was last told with the status it has",
            """
            select count(*) from (select conversation_id, seq, status from messages
                                  where workspace_id = $1 and direction = 'outbound') stored
            left join (select distinct on (conversation_id, place) conversation_id, place, status
                       from (select conversation_id, seq, (data::jsonb -> 'message' ->> 'seq')::bigint as place,
                                    data::jsonb -> 'message' ->> 'status' as status
                             from facts where workspace_id = $1 and type like 'message.%'
                               and data like '%"direction":"outbound"%') of_messages
                       order by conversation_id, place, seq desc) told
                 on told.conversation_id = stored.conversation_id and told.place = stored.seq
            where told.status is distinct from stored.status""",
            "every conversation was last told with the assignee it has",
            """
            select count(*) from (select id, assignee_id from conversations where workspace_id = $1) stored
            left join (select distinct on (conversation_id) conversation_id, assignee_id from facts
                       where workspace_id = $1
                         and type in ('conversation.opened', 'conversation.imported', 'conversation.assigned',
                                      'conversation.unassigned')
                       order by conversation_id, seq desc) told on told.conversation_id = stored.id
            where told.assignee_id is distinct from stored.assignee_id""",
            "every conversation was opened once",
            """
            select count(*) from (select id from conversations where workspace_id = $1) stored
            full join (select conversation_id as id, count(*) as amount from facts
                       where workspace_id = $1 and type in ('conversation.opened', 'conversation.imported')
                       group by conversation_id) told using (id)
            where stored.id is null or told.amount is distinct from 1""",
            "every contact was created once",
            """
            select count(*) from (select count(*) as amount from contacts where workspace_id = $1) stored,
                                 (select count(*) as amount from facts
                                  where workspace_id = $1 and type = 'contact.created') told
            where stored.amount <> told.amount""",
            "every user was created once",
            """
            select count(*) from (select count(*) as amount from users where workspace_id = $1) stored,
                                 (select count(*) as amount from facts
                                  where workspace_id = $1 and type = 'user.created') told,
                                 (select count(*) as amount from facts
                                  where workspace_id = $1 and type = 'workspace.created') owner
            where stored.amount <> told.amount + owner.amount""");

    private final Database database;

    LogAndTables(Database database) {
        this.database = database;
    }

    /** Each sentence with the query that counts what speaks against it; {@code $1} is the workspace. */
    public static Map<String, String> questions() {
        return DIFFERENCES;
    }

    /** Sentences that do not hold; empty when log and tables agree. */
    public List<String> differences(WorkspaceId workspace) {
        var found = new ArrayList<String>();
        DIFFERENCES.forEach((sentence, query) -> {
            if (count(workspace, query) > 0) {
                found.add(sentence);
            }
        });
        return found;
    }

    private long count(WorkspaceId workspace, String query) {
        Uni<Long> counting = database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(query)
                        .execute(Tuple.of(workspace.value()))
                        .map(rows -> rows.iterator().next().getLong(0)));
        return counting.await().indefinitely();
    }
}
