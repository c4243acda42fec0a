package io.centralita.core.channels.inbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Finds the lanes that have rows in a table of work, with one flight for all lanes of a workspace, since most have none. Where
 * other nodes have lanes of the workspace, they may write rows for ours at any time, so each turn looks; where all lanes are
 * ours, what is written comes by memory, and each fourth turn is enough for what memory had no room for. Looks do not overtake
 * each other: a slow database is asked less.
 */
public final class LaneLook {

    private static final Logger LOG = Logger.getLogger(LaneLook.class);
    private static final int ALONE = 4;

    private final HotDatabase database;
    private final String waiting;
    private final Set<WorkspaceId> looking = ConcurrentHashMap.newKeySet();
    private int turns;

    /** @param table of rows with workspace_id and lane, and an index that begins with them */
    public LaneLook(HotDatabase database, String table) {
        this.database = database;
        this.waiting = "select l from unnest($2::smallint[]) as l where exists (select from " + table
                + " where workspace_id = $1 and lane = l)";
    }

    /**
     * Looks at the lanes whose turn it is. Called by one timer.
     *
     * @param found called for each lane with rows, on any thread
     */
    public void turn(Collection<LaneRef> owned, Consumer<LaneRef> found) {
        turns++;
        owned.stream()
                .collect(groupingBy(LaneRef::workspace, mapping(LaneRef::lane, toList())))
                .forEach((workspace, lanes) -> {
                    if (isDue(workspace, lanes) && looking.add(workspace)) {
                        look(workspace, lanes, found);
                    }
                });
    }

    private boolean isDue(WorkspaceId workspace, List<Short> lanes) {
        return lanes.size() < LaneHash.LANES || Math.floorMod(turns + workspace.hashCode(), ALONE) == 0;
    }

    private void look(WorkspaceId workspace, List<Short> lanes, Consumer<LaneRef> found) {
        database.inOneFlight(workspace, connection -> ask(connection, workspace, lanes))
                .onComplete(ignored -> looking.remove(workspace))
                .onSuccess(some -> some.forEach(lane -> found.accept(new LaneRef(workspace, lane))))
                .onFailure(failure -> LOG.warnf("lanes not looked at: %s", failure.getMessage()));
    }

    private Future<List<Short>> ask(SqlConnection connection, WorkspaceId workspace, List<Short> lanes) {
        return connection
                .preparedQuery(waiting)
                .execute(Tuple.tuple().addUUID(workspace.value()).addArrayOfShort(lanes.toArray(Short[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getShort(0))
                        .toList());
    }
}
