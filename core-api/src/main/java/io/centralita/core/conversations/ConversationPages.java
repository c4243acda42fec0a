package io.centralita.core.conversations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.conversations.store.ActivityPlace;
import io.centralita.core.conversations.store.ConversationListQuery;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.db.PipelinedRead;
import io.centralita.core.kernel.facts.LogHeads;
import io.centralita.core.kernel.flow.Home;
import io.centralita.core.kernel.http.Page;
import io.centralita.core.kernel.http.PageCursors;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The list of conversations, newest activity first. A page already written is given again as long as the workspace's log
 * stands where it stood before the page was read: then nothing in it can have changed.
 */
@ApplicationScoped
public class ConversationPages {

    private final PipelinedRead database;
    private final LogHeads heads;
    private final PageCursors cursors;
    private final ObjectMapper json;
    private final WrittenPages written = new WrittenPages();

    ConversationPages(PipelinedRead database, LogHeads heads, PageCursors cursors, ObjectMapper json) {
        this.database = database;
        this.heads = heads;
        this.cursors = cursors;
        this.json = json;
    }

    /** @return fails with {@code invalid_cursor} when the cursor is of another list */
    public Uni<WrittenPage> list(Caller caller, ConversationFilter filter, int limit, @Nullable String cursor) {
        var workspace = caller.workspace();
        var place = cursors.read(workspace, name(filter), cursor);
        var query = ConversationListQuery.of(caller, filter, ActivityPlace.of(place), limit + 1);
        return heads.now(workspace)
                .flatMap(seq ->
                        Home.of(written.get(query, seq, Instant.now(), () -> read(workspace, filter, query, limit))));
    }

    private Uni<WrittenPage> read(
            WorkspaceId workspace, ConversationFilter filter, ConversationListQuery query, int limit) {
        var rows = query.ofEverybody()
                ? database.rowsInIndexOrder(workspace, query.sql(), query.tuple())
                : database.rows(workspace, query.sql(), query.tuple());
        return rows.map(read -> write(workspace, filter, read, limit));
    }

    private WrittenPage write(WorkspaceId workspace, ConversationFilter filter, RowSet<Row> rows, int limit) {
        var now = Instant.now();
        var listed = new ArrayList<Listed>(rows.size());
        for (var row : rows) {
            listed.add(Listed.of(row, now));
        }
        var page = Page.of(
                        listed,
                        limit,
                        last -> cursors.write(
                                workspace, name(filter), last.place().text()))
                .map(Listed::view);
        return new WrittenPage(bytes(page), page.nextCursor(), expiry(page, now));
    }

    private static String name(ConversationFilter filter) {
        return "conversations|" + filter;
    }

    /** When the first open window of the page closes, which no fact tells. */
    private static Instant expiry(Page<ConversationView> page, Instant now) {
        return page.data().stream()
                .map(view -> view.window().expiresAt())
                .filter(Objects::nonNull)
                .filter(end -> end.isAfter(now))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private byte[] bytes(Page<ConversationView> page) {
        try {
            return json.writeValueAsBytes(page);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Listed(ConversationView view, ActivityPlace place) {

        static Listed of(Row row, Instant now) {
            return new Listed(
                    ConversationRow.read(row, now),
                    new ActivityPlace(row.getOffsetDateTime(ConversationRow.NEXT), row.getUUID(0)));
        }
    }
}
