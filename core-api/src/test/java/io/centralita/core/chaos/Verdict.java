package io.centralita.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
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

    /** Nothing lost, nothing doubled, dense, and told as it is. */
    void check(Set<String> acknowledged) throws SQLException {
        assertThat(lost(acknowledged)).as("acknowledged and not stored").isEmpty();
        assertThat(notOnce()).as("provider ids not exactly once").isEmpty();
        assertThat(conversationsWithGaps()).as("conversations with gaps").isEmpty();
        assertThat(differencesOfLogAndTables()).as("log and tables").isEmpty();
    }

    Set<String> lost(Set<String> acknowledged) throws SQLException {
        var missing = new HashSet<>(acknowledged);
        missing.removeAll(new HashSet<>(sql.column("select provider_message_id from messages")));
        return missing;
    }

    long stored() throws SQLException {
        return sql.count("select count(*) from messages");
    }

    /** Provider ids of customers' messages with another number of rows, or of facts, than one. */
    List<String> notOnce() throws SQLException {
        var told = "select " + PROVIDER_ID + " as id from facts where type = 'message.created'"
                + " and data like '%\"direction\":\"inbound\"%'";
        var stored = "select provider_message_id as id from messages where direction = 'inbound'";
        var found = new ArrayList<>(sql.column("select id from (" + stored + ") s group by id having count(*) <> 1"));
        found.addAll(sql.column("select id from (" + told + ") t group by id having count(*) <> 1"));
        found.addAll(sql.column("(" + stored + " except " + told + ") union all (" + told + " except " + stored + ")"));
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
