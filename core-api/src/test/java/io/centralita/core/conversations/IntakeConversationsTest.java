package io.centralita.core.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntakeConversationsTest {

    private static final String CHANGE =
            "update conversations set version = version + 1 where workspace_id = $1 and id = $2";
    private static final String WAITING =
            "select 1 from pg_locks where not granted and pid <> pg_backend_pid() and $1::uuid is not null limit 1";

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    @Inject
    HotDatabase database;

    @Inject
    IntakeConversations conversations;

    @Test
    void shouldLockARowThatAnotherTransactionChangedMeanwhile() throws Exception {
        var workspace = workspaces.create().id();
        var channel = rows.channel(workspace);
        var ids = Stream.generate(() -> rows.conversation(workspace, channel))
                .limit(5)
                .toList();
        var other = holdChanged(workspace, ids.get(2));

        var locked = database.inWorkspace(
                        workspace, connection -> conversations.lock(connection, workspace, List.of(), ids))
                .toCompletionStage()
                .toCompletableFuture();
        await().until(() -> !rows.execute(workspace, WAITING).isEmpty());
        other.complete();

        assertThat(locked.get(10, TimeUnit.SECONDS))
                .extracting(conversation -> conversation.id())
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    /** A transaction that changed the conversation and ends when the promise is kept. */
    private Promise<Void> holdChanged(WorkspaceId workspace, ConversationId conversation) throws InterruptedException {
        var changed = new CountDownLatch(1);
        var end = Promise.<Void>promise();
        database.inWorkspace(
                workspace,
                connection -> connection
                        .preparedQuery(CHANGE)
                        .execute(Tuple.of(workspace.value(), conversation.value()))
                        .compose(done -> {
                            changed.countDown();
                            return end.future();
                        }));
        assertThat(changed.await(10, TimeUnit.SECONDS)).isTrue();
        return end;
    }
}
