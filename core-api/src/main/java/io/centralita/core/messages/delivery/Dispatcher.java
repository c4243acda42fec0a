package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.inbox.Lanes;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.messages.store.OutboxRows;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Takes what may go from a lane, writes {@code dispatching} before the call, calls the plug-in, and hands the result to
 * {@link Outcomes}. A message is given to a plug-in only by the one transaction that moved its row from {@code queued}.
 */
@ApplicationScoped
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final int LARGEST_BATCH = 64;
    private static final int READ_LIMIT = 1_000;
    private static final Duration CALL_DEADLINE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Vertx vertx;
    private final HotDatabase database;
    private final Lanes lanes;
    private final RunningChannels channels;
    private final Letters letters;
    private final Outcomes outcomes;
    private final Clock clock;

    Dispatcher(
            Vertx vertx,
            HotDatabase database,
            Lanes lanes,
            RunningChannels channels,
            Letters letters,
            Outcomes outcomes,
            Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.lanes = lanes;
        this.channels = channels;
        this.letters = letters;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Finds rows the lane does not know: of other nodes, of an owner before, of the time before a restart. */
    void read(DeliveryLane lane) {
        if (lane.full()) {
            return;
        }
        var ref = lane.lease().ref();
        database.inWorkspace(
                        ref.workspace(),
                        connection -> OutboxRows.open(
                                connection, ref.workspace(), ref.lane(), lane.readAfter(READ_LIMIT), READ_LIMIT))
                .onSuccess(rows -> {
                    rows.forEach(lane::add);
                    pump(lane);
                })
                .onFailure(failure -> LOG.debugf("outbox not read: %s", failure.getMessage()));
    }

    void pump(DeliveryLane lane) {
        var heads = lane.take(LARGEST_BATCH);
        var sendable = new ArrayList<Outgoing>(heads.size());
        var waiting = new ArrayList<Outgoing>();
        for (var head : heads) {
            (channels.find(head.channel()).filter(RunningChannel::sends).isPresent() ? sendable : waiting).add(head);
        }
        lane.back(waiting, PAUSE);
        if (!sendable.isEmpty()) {
            dispatch(lane, sendable)
                    .onSuccess(ready -> ready.forEach(outgoing -> call(lane, outgoing)))
                    .onFailure(failure -> {
                        LOG.warnf("not dispatched: %s", failure.getMessage());
                        lane.back(sendable, PAUSE);
                    });
        }
    }

    /** Those whose row moved from queued to dispatching; the others are done with already. */
    private Future<List<Outgoing>> dispatch(DeliveryLane lane, List<Outgoing> heads) {
        var workspace = lane.lease().ref().workspace();
        var ids = heads.stream().map(Outgoing::message).toList();
        return database.inWorkspace(workspace, connection -> {
                    var checked = lanes.check(connection, lane.lease());
                    var moved = OutboxRows.dispatch(
                            connection, workspace, ids, lane.lease().fence());
                    var read = letters.read(connection, workspace, unread(heads));
                    return Future.all(checked, moved, read)
                            .map(ignored -> new Dispatched(moved.result(), read.result()));
                })
                .map(dispatched -> ready(lane, heads, dispatched));
    }

    private record Dispatched(Set<MessageId> moved, Map<MessageId, Outgoing.Letter> letters) {}

    private static Set<MessageId> unread(List<Outgoing> heads) {
        var unread = new HashSet<MessageId>();
        heads.stream().filter(head -> head.letter() == null).forEach(head -> unread.add(head.message()));
        return unread;
    }

    private static List<Outgoing> ready(DeliveryLane lane, List<Outgoing> heads, Dispatched dispatched) {
        var ready = new ArrayList<Outgoing>(heads.size());
        for (var head : heads) {
            var letter = head.letter() == null ? dispatched.letters().get(head.message()) : head.letter();
            if (dispatched.moved().contains(head.message()) && letter != null) {
                ready.add(head.with(letter));
            } else {
                lane.settle(head, new Verdict.Done());
            }
        }
        return ready;
    }

    private void call(DeliveryLane lane, Outgoing outgoing) {
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

    private Future<SendResult> attempt(DeliveryLane lane, Outgoing outgoing) {
        var letter = outgoing.letter();
        var channel = channels.find(outgoing.channel());
        if (letter == null || channel.isEmpty()) {
            return Future.succeededFuture(new SendResult.Unknown("the channel went away while sending"));
        }
        var message = new OutboundMessage(
                outgoing.message().toString(),
                letter.recipient(),
                letter.content(),
                letter.replyToProviderId(),
                clock.instant().plus(CALL_DEADLINE),
                lane.lease().fence());
        try {
            return inTime(Future.fromCompletionStage(channel.get().adapter().send(message)));
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "the plug-in of %s failed to send", outgoing.channel());
            return Future.succeededFuture(new SendResult.Unknown("the plug-in failed: " + broken.getMessage()));
        }
    }

    /** A plug-in that never answers, or breaks its promise not to fail, leaves the message in doubt. */
    private Future<SendResult> inTime(Future<SendResult> call) {
        var limited = Promise.<SendResult>promise();
        var timer = vertx.setTimer(
                CALL_DEADLINE.plus(GRACE).toMillis(),
                ignored -> limited.tryComplete(new SendResult.Unknown("the plug-in did not answer in time")));
        call.onComplete(answered -> {
            vertx.cancelTimer(timer);
            limited.tryComplete(
                    answered.succeeded()
                            ? answered.result()
                            : new SendResult.Unknown(
                                    "the plug-in failed: " + answered.cause().getMessage()));
        });
        return limited.future();
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
