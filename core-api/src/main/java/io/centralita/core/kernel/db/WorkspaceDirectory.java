package io.centralita.core.kernel.db;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** The workspaces of this platform, for work that goes over all of them. */
@ApplicationScoped
public class WorkspaceDirectory {

    private final Database database;

    WorkspaceDirectory(Database database) {
        this.database = database;
    }

    public Uni<List<WorkspaceId>> all() {
        return database.asPlatform(connection -> connection
                .query("select workspace_id from workspaces order by workspace_id")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new WorkspaceId(row.getUUID(0)))
                        .toList()));
    }
}
