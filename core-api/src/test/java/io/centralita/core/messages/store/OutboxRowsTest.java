package io.centralita.core.messages.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.channels.inbox.LaneHash;
import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message goes at once only for the lane's owner, and only when nothing before it waits. */
@QuarkusTest
class OutboxRowsTest {

    /** A lane that no node asks for, so that its rows stay. */
    private static final short LANE = LaneHash.LANES + 1;

    private static final long FENCE = 7;

    @Inject
    HotDatabase database;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations sql;

    private final UUID node = UUID.randomUUID();
    private final ConversationId conversation = ConversationId.next();
    private WorkspaceId workspace;

    @BeforeEach
    void ownTheLane() {
        workspace = workspaces.create().id();
        sql.execute(
                workspace,
                "insert into lanes (workspace_id, lane, owner, fence, leased_until) values ($1, $2, $3, $4, now())",
                LANE,
                node,
                FENCE);
    }

    @Test
    void shouldLetTheFirstGoAtOnce() throws Exception {
        var first = MessageId.next();

        assertThat(insert(row(first, 1).takenBy(FENCE))).containsExactly(first);
        assertThat(states()).containsExactly("dispatching 1 7");
    }

    @Test
    void shouldQueueWhatNobodyTook() throws Exception {
        assertThat(insert(row(MessageId.next(), 1))).isEmpty();
        assertThat(states()).containsExactly("queued 0 null");
    }

    @Test
    void shouldQueueWhatAnOwnerTookWhoIsNoMore() throws Exception {
        assertThat(insert(row(MessageId.next(), 1).takenBy(FENCE - 1))).isEmpty();
        assertThat(states()).containsExactly("queued 0 null");
    }

    @Test
    void shouldLetNoneGoBeforeAnEarlierOneOfAnotherNode() throws Exception {
        var theirs = MessageId.next();
        var ours = MessageId.next();
        insert(row(theirs, 1));

        assertThat(insert(row(ours, 2).takenBy(FENCE))).isEmpty();
        assertThat(dispatch(ours)).isEmpty();
        assertThat(dispatch(theirs)).containsExactly(theirs);
        assertThat(dispatch(ours)).isEmpty();
        run(connection -> OutboxRows.settle(connection, workspace, List.of(theirs)));
        assertThat(dispatch(ours)).containsExactly(ours);
    }

    @Test
    void shouldMakeUndoneWhatNoPlugInWasGiven() throws Exception {
        var message = MessageId.next();
        insert(row(message, 1).takenBy(FENCE));

        undo(message, FENCE, 1);

        assertThat(states()).containsExactly("queued 1 null");
        Set<MessageId> queued = run(connection -> OutboxRows.queued(connection, workspace, List.of(message)));
        assertThat(queued).containsExactly(message);
    }

    /** The commit of the first undo was not answered; it is said again when somebody may have called already. */
    @Test
    void shouldLeaveTheNextAttemptAloneWhenAnUndoIsRepeated() throws Exception {
        var message = MessageId.next();
        insert(row(message, 1).takenBy(FENCE));
        undo(message, FENCE, 1);
        dispatch(message);

        undo(message, FENCE, 1);
        undo(message, FENCE - 1, 2);

        assertThat(states()).containsExactly("dispatching 2 7");
    }

    @Test
    void shouldLeaveTheNextAttemptAloneWhenAnOutcomeIsRepeated() throws Exception {
        var message = MessageId.next();
        var again = List.of(new OutboxRows.Again(message, 1, Duration.ZERO));
        insert(row(message, 1).takenBy(FENCE));
        run(connection -> OutboxRows.requeue(connection, workspace, again));
        dispatch(message);

        run(connection -> OutboxRows.requeue(connection, workspace, again));

        assertThat(states()).containsExactly("dispatching 2 7");
    }

    @Test
    void shouldNotGiveUpWhatIsQueuedAgain() throws Exception {
        var message = MessageId.next();
        insert(row(message, 1).takenBy(FENCE));
        undo(message, FENCE, 1);

        Set<MessageId> ended = run(connection -> OutboxRows.giveUp(connection, workspace, List.of(message)));

        assertThat(ended).isEmpty();
        var open = run(connection -> OutboxRows.stillOpen(connection, workspace, List.of(message)));
        assertThat(open).containsEntry(message, new OutboxRows.StillOpen(true, 1, Duration.ZERO));
    }

    @Test
    void shouldOpenTheFirstOfEachNumberAndUrgencyWhateverWaitsForAnother() throws Exception {
        var held = sql.channel(workspace);
        var well = sql.channel(workspace);
        insert(IntStream.rangeClosed(1, 30)
                .mapToObj(seq -> row(held, SendOrigin.CAMPAIGN, seq))
                .toList());
        var reply = row(held, SendOrigin.REPLY, 31);
        var other = row(well, SendOrigin.REPLY, 1);
        insert(List.of(reply, other));

        var open = run(connection -> OutboxRows.open(connection, workspace, LANE, 10, Duration.ofMinutes(1)));

        assertThat(open).hasSize(12);
        assertThat(open.stream().map(OutboxRows.Open::message)).contains(reply.message(), other.message());
        assertThat(open)
                .isSortedAccordingTo(Comparator.comparing(row -> row.message().value()));
    }

    private OutboxRows.Queued row(MessageId message, long seq) {
        return new OutboxRows.Queued(
                message, conversation, ChannelId.next(), LANE, seq, Instant.now(), SendOrigin.REPLY, null);
    }

    private OutboxRows.Queued row(ChannelId channel, SendOrigin origin, long seq) {
        return new OutboxRows.Queued(
                MessageId.next(), ConversationId.next(), channel, LANE, seq, Instant.now(), origin, null);
    }

    private Set<MessageId> insert(OutboxRows.Queued row) throws Exception {
        return insert(List.of(row));
    }

    private Set<MessageId> insert(List<OutboxRows.Queued> rows) throws Exception {
        return run(connection -> OutboxRows.insert(connection, workspace, node, rows));
    }

    private Set<MessageId> dispatch(MessageId message) throws Exception {
        return run(connection ->
                OutboxRows.dispatch(connection, workspace, List.of(new OutboxRows.Dispatch(message, FENCE))));
    }

    private void undo(MessageId message, long fence, int number) throws Exception {
        run(connection ->
                OutboxRows.undo(connection, workspace, List.of(new OutboxRows.Attempt(message, fence, number))));
    }

    private List<String> states() {
        return sql
                .execute(
                        workspace,
                        "select state || ' ' || attempts || ' ' || coalesce(fence::text, 'null') from outbox"
                                + " where workspace_id = $1")
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private <T> T run(Function<SqlConnection, Future<T>> work) throws Exception {
        return database.inOneFlight(workspace, work)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }
}
