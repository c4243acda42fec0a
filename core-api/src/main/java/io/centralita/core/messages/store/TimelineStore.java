package io.centralita.core.messages.store;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.messages.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads of the timeline, each checking that the caller may see the conversation. */
@ApplicationScoped
public class TimelineStore {

    private static final String FIND = "select " + MessageRows.COLUMNS
            + ", c.assignee_id, c.team_id from messages m"
            + " join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id"
            + " where m.workspace_id = $1 and m.id = $2";

    private static final String VISIBLE =
            "select assignee_id, team_id from conversations where workspace_id = $1 and id = $2";

    private static final String TIMELINE = "select " + MessageRows.COLUMNS
            + " from messages m where m.workspace_id = $1 and m.conversation_id = $2 and m.seq < $3"
            + " order by m.seq desc limit $4";

    public Uni<Optional<Message>> find(SqlConnection connection, Caller caller, MessageId id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(caller.workspace().value(), id.value()))
                .map(rows -> stream(rows)
                        .filter(row -> caller.sees(
                                row.getUUID(MessageRows.BEHIND_COLUMNS), row.getUUID(MessageRows.BEHIND_COLUMNS + 1)))
                        .map(row -> MessageRows.read(row.getDelegate()))
                        .findFirst());
    }

    public Uni<List<Message>> timeline(
            SqlConnection connection, Caller caller, ConversationId conversation, long before, int limit) {
        var key = Tuple.of(caller.workspace().value(), conversation.value());
        return connection
                .preparedQuery(VISIBLE)
                .execute(key)
                .invoke(rows -> {
                    if (stream(rows).noneMatch(row -> caller.sees(row.getUUID(0), row.getUUID(1)))) {
                        throw ProblemException.notFound();
                    }
                })
                .flatMap(visible -> connection
                        .preparedQuery(TIMELINE)
                        .execute(Tuple.of(caller.workspace().value(), conversation.value(), before, limit)))
                .map(rows -> stream(rows)
                        .map(row -> MessageRows.read(row.getDelegate()))
                        .toList());
    }

    private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
