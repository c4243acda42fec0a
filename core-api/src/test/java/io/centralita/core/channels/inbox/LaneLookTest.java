package io.centralita.core.channels.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lanes with rows are found by one look, as often as others may write for them. */
@QuarkusTest
class LaneLookTest {

    /** A lane that no node owns, so that nobody takes the row away. */
    private static final short WAITING = LaneHash.LANES + 1;

    private static final int ROUND = 4;

    @Inject
    HotDatabase database;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations sql;

    private final Queue<LaneRef> found = new ConcurrentLinkedQueue<>();
    private WorkspaceId workspace;
    private LaneLook look;

    @BeforeEach
    void leaveOneEntry() {
        workspace = workspaces.create().id();
        sql.execute(
                workspace,
                "insert into inbox_pending (workspace_id, lane, id) values ($1, $2, $3)",
                WAITING,
                UUID.randomUUID());
        look = new LaneLook(database, "inbox_pending");
    }

    @Test
    void shouldLookEachTurnWhereOthersHaveLanesToo() {
        for (int turn = 1; turn <= ROUND; turn++) {
            var looks = turn;
            look.turn(lanes(LaneHash.LANES - 1), found::add);
            await().until(() -> found.size() == looks);
        }
        assertThat(found).containsOnly(new LaneRef(workspace, WAITING));
    }

    @Test
    void shouldLookOnceInFourTurnsWhereAllLanesAreOurs() {
        for (int turn = 0; turn < ROUND; turn++) {
            look.turn(lanes(LaneHash.LANES), found::add);
        }
        await().until(() -> !found.isEmpty());

        // a look for one lane, which is due at once, and which comes back after those asked for before it
        new LaneLook(database, "inbox_pending").turn(lanes(1), found::add);
        await().until(() -> found.size() > 1);
        assertThat(found).hasSize(2);
    }

    /** So many lanes, the one that waits among them. */
    private List<LaneRef> lanes(int many) {
        return IntStream.range(0, many)
                .mapToObj(at -> new LaneRef(workspace, (short) (at == 0 ? WAITING : at)))
                .toList();
    }
}
