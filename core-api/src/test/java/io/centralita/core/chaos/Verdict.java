package io.centralita.core.chaos;

import static org.awaitility.Awaitility.await;

import io.centralita.core.testing.LogAndTables;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the database says after a run. */
final class Verdict {

    private static final String PROVIDER_ID = "substring(data from '\"provider_message_id\":\"([^\"]+)\"')";

    private final AdminSql sql;

    Verdict(AdminSql sql) {
        this.sql = sql;
    }

    /** Waits until everything accepted has been handled. */
    void awaitDrained() {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> sql.count("select count(*) from inbox_pending") == 0);
    }

    Set<String> lost(Set<String> acknowledged) throws SQLException {
        var missing = new HashSet<>(acknowledged);
        missing.removeAll(new HashSet<>(sql.column("select provider_message_id from messages")));
        return missing;
    }

    long stored() throws SQLException {
        return sql.count("select count(*) from messages");
    }

    /** Provider ids with another number of rows, or of facts, than one. */
    List<String> notOnce() throws SQLException {
        var found = new ArrayList<>(sql.column(
                "select provider_message_id from messages group by provider_message_id having count(*) <> 1"));
        found.addAll(sql.column("select id from (select " + PROVIDER_ID
                + " as id from facts where type = 'message.created') told group by id having count(*) <> 1"));
        found.addAll(sql.column("select provider_message_id from messages where provider_message_id not in (select "
                + PROVIDER_ID + " from facts where type = 'message.created')"));
        return found;
    }

    List<String> conversationsWithGaps() throws SQLException {
        return sql.column("select conversation_id from messages group by conversation_id"
                + " having count(*) <> max(seq) or count(distinct seq) <> count(*) or min(seq) <> 1");
    }

    List<String> differencesOfLogAndTables() throws SQLException {
        var workspace = sql.column("select workspace_id from fact_heads").get(0);
        var found = new ArrayList<String>();
        for (var question : LogAndTables.questions().entrySet()) {
            if (sql.count(question.getValue().replace("$1", "'" + workspace + "'::uuid")) > 0) {
                found.add(question.getKey());
            }
        }
        return found;
    }

    long deadLetters() throws SQLException {
        return sql.count("select count(*) from dead_letters");
    }
}
