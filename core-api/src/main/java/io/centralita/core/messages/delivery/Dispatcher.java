package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.core.channels.PluginThreads;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.traffic.NumberGates;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.store.OutboxRows;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Takes what may go from a lane, writes {@code dispatching} before the call, calls the plug-in, and hands the result to
 * {@link Outcomes}. A message is given to a plug-in only by the one transaction that moved its row from {@code queued}.
 */
@ApplicationScoped
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final int LARGEST_BATCH = 64;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration BEHIND = Duration.ofMillis(50);

    private final Vertx vertx;
    private final HotDatabase database;
    private final LaneTurns turns;
    private final Dispatches dispatches;
    private final RunningChannels channels;
    private final PluginThreads threads;
    private final NumberGates gates;
    private final Outcomes outcomes;
    private final Clock clock;

    Dispatcher(
            Vertx vertx,
            HotDatabase database,
            LaneTurns turns,
            Dispatches dispatches,
            RunningChannels channels,
            PluginThreads threads,
            NumberGates gates,
            Outcomes outcomes,
            Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.turns = turns;
        this.dispatches = dispatches;
        this.channels = channels;
        this.threads = threads;
        this.gates = gates;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Finds rows the lane does not know: of other nodes, of an owner before, of the time before a restart. */
    void read(DeliveryLane lane) {
        if (!lane.beginRead()) {
            return;
        }
        var ref = lane.lease().ref();
        database.inWorkspace(
                        ref.workspace(),
                        connection -> OutboxRows.open(
                                connection,
                                ref.workspace(),
                                ref.lane(),
                                DeliveryLane.READ_AT_ONCE,
                                outcomes.patience()))
                .onComplete(ignored -> lane.endRead())
                .onSuccess(rows -> {
                    lane.add(rows);
                    pump(lane);
                })
                .onFailure(failure -> LOG.warnf("outbox not read: %s", failure.getMessage()));
    }

    /** Sends what may go of the lane and of those beside it, which take turns. */
    void pump(DeliveryLane lane) {
        pump(lane.lease().ref().workspace());
    }

    void pump(WorkspaceId workspace) {
        turns.take(workspace, LARGEST_BATCH).forEach(turn -> move(turn.lane(), turn.head()));
    }

    private void move(DeliveryLane lane, Outgoing head) {
        dispatches
                .move(lane.lease(), head)
                .onSuccess(turn -> {
                    if (turn instanceof Dispatches.Turn.Go go) {
                        call(lane, go.outgoing());
                    } else if (turn instanceof Dispatches.Turn.Behind) {
                        behind(lane, head);
                    } else {
                        lane.settle(head, new Verdict.Done());
                    }
                })
                .onFailure(failure -> {
                    LOG.warnf("not dispatched: %s", failure.getMessage());
                    lane.back(List.of(head), PAUSE);
                });
    }

    /** An earlier one of its conversation is in the table: the lane reads that first, however much waits besides. */
    void behind(DeliveryLane lane, Outgoing head) {
        lane.back(List.of(head), BEHIND);
        database.inWorkspace(
                        head.workspace(),
                        connection -> OutboxRows.openBefore(
                                connection,
                                head.workspace(),
                                lane.lease().ref().lane(),
                                head.conversation(),
                                head.seq(),
                                LARGEST_BATCH,
                                outcomes.patience()))
                .onSuccess(lane::addBefore)
                .onFailure(failure -> LOG.warnf("outbox not read: %s", failure.getMessage()));
    }

    /** Gives a message to the plug-in whose row was moved for this lane. */
    void call(DeliveryLane lane, Outgoing outgoing) {
        attempt(lane, outgoing)
                .compose(result -> outcomes.record(new Outcomes.Outcome(
                        outgoing.tried(), result, lane.lease().fence())))
                .onSuccess(verdict -> {
                    lane.settle(outgoing, verdict);
                    pump(lane);
                })
                .onFailure(failure -> {
                    LOG.errorf(failure, "outcome of %s not written; it is in doubt", outgoing.message());
                    lane.settle(outgoing, new Verdict.Doubt(outcomes.patience()));
                });
    }

    /** Messages no plug-in was given, though a commit that was not answered may have moved their rows. */
    void undo(WorkspaceId workspace, List<MessageId> messages) {
        dispatches.undo(workspace, messages);
    }

    private Future<SendResult> attempt(DeliveryLane lane, Outgoing outgoing) {
        var letter = outgoing.letter();
        var channel = channels.find(outgoing.channel());
        if (letter == null || channel.isEmpty()) {
            return Future.succeededFuture(SendResult.rejected(
                    ErrorKind.TEMPORARY, "the channel went away before the message was given to it"));
        }
        if (letter.refusal() != null) {
            return Future.succeededFuture(new SendResult.Rejected(letter.refusal()));
        }
        var time = CallTime.of(letter.content());
        var message = new OutboundMessage(
                outgoing.message().toString(),
                letter.recipient(),
                letter.content(),
                letter.replyToProviderId(),
                clock.instant().plus(time),
                lane.lease().fence());
        var adapter = channel.get().adapter();
        return inTime(time, threads.call(channel.get().channel().plugin(), () -> adapter.send(message)))
                .onSuccess(result -> gates.ended(outgoing.channel(), outgoing.message(), result));
    }

    /** A plug-in that never answers, or breaks its promise not to fail, leaves the message in doubt. */
    private Future<SendResult> inTime(Duration time, Future<SendResult> call) {
        var limited = Promise.<SendResult>promise();
        var timer = vertx.setTimer(
                time.plus(GRACE).toMillis(),
                ignored -> limited.tryComplete(new SendResult.Unknown("the plug-in did not answer in time")));
        call.onComplete(answered -> {
            vertx.cancelTimer(timer);
            limited.tryComplete(answered.succeeded() ? answered.result() : broken(answered.cause()));
        });
        return limited.future();
    }

    private static SendResult broken(Throwable failure) {
        if (failure instanceof RejectedExecutionException) {
            return SendResult.rejected(ErrorKind.TEMPORARY, "too many calls wait for the plug-in");
        }
        LOG.errorf(failure, "a plug-in failed to send");
        return new SendResult.Unknown("the plug-in failed: " + failure.getMessage());
    }

    /** Lets go of messages in doubt that a status has settled, and shows those whose time is over. */
    void reconsider(DeliveryLane lane) {
        var doubtful = lane.doubtful();
        if (doubtful.isEmpty()) {
            return;
        }
        var overdue = lane.overdue();
        outcomes.reconsider(lane.lease().ref().workspace(), doubtful, overdue)
                .onSuccess(ended -> {
                    ended.forEach(outgoing -> lane.settle(outgoing, new Verdict.Done()));
                    pump(lane);
                })
                .onFailure(failure -> LOG.warnf("messages in doubt not reconsidered: %s", failure.getMessage()));
    }
}
