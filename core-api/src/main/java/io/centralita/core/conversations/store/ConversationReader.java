package io.centralita.core.conversations.store;

import io.centralita.core.conversations.ConversationRow;
import io.centralita.core.conversations.ConversationView;
import io.centralita.core.kernel.db.PipelinedRead;
import io.centralita.core.kernel.http.Versioned;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads one conversation in one round trip. */
@ApplicationScoped
public class ConversationReader {

    private final PipelinedRead database;

    ConversationReader(PipelinedRead database) {
        this.database = database;
    }

    /** @return null when there is none */
    public Uni<@Nullable Versioned<ConversationView>> find(WorkspaceId workspace, ConversationId id, Instant now) {
        return database.rows(workspace, ConversationStore.ONE, Tuple.of(workspace.value(), id.value()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return null;
                    }
                    var row = rows.iterator().next();
                    return new Versioned<>(ConversationRow.read(row, now), row.getLong(ConversationRow.VERSION));
                });
    }
}
