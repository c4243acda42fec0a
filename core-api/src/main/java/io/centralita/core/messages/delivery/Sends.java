package io.centralita.core.messages.delivery;

import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.health.Switches;
import io.centralita.core.conversations.IntakeConversations;
import io.centralita.core.kernel.db.DatabaseFailures;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.facts.Chime;
import io.centralita.core.kernel.facts.FactWriter;
import io.centralita.core.kernel.flow.Batcher;
import io.centralita.core.kernel.flow.Gap;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.messages.ContentJson;
import io.centralita.core.messages.MessageFacts;
import io.centralita.core.messages.SendCommand;
import io.centralita.core.messages.intake.Timeline;
import io.centralita.core.messages.store.MessageRows;
import io.centralita.core.messages.store.OutboxRows;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes wishes to send: message, outbox row, remembered answer and facts in one transaction, shared by those that arrive
 * together. After the commit the messages go to their lanes.
 */
@ApplicationScoped
public class Sends {

    private static final int LARGEST_BATCH = 100;
    private static final int CONCURRENT = 1;
    private static final long GAP_MS = 2;

    private final Vertx vertx;
    private final HotDatabase database;
    private final SendStore store;
    private final IntakeConversations conversations;
    private final RunningChannels channels;
    private final Switches switches;
    private final ContentJson contents;
    private final Attachments attachments;
    private final MessageFacts facts;
    private final DeliveryLanes lanes;
    private final Chime chime;
    private final Clock clock;
    private final Map<WorkspaceId, Batcher<SendCommand, Outcome>> batchers = new ConcurrentHashMap<>();

    Sends(
            Vertx vertx,
            HotDatabase database,
            SendStore store,
            IntakeConversations conversations,
            RunningChannels channels,
            Switches switches,
            ContentJson contents,
            Attachments attachments,
            MessageFacts facts,
            DeliveryLanes lanes,
            Chime chime,
            Clock clock) {
        this.database = database;
        this.vertx = vertx;
        this.store = store;
        this.conversations = conversations;
        this.channels = channels;
        this.switches = switches;
        this.contents = contents;
        this.attachments = attachments;
        this.facts = facts;
        this.lanes = lanes;
        this.chime = chime;
        this.clock = clock;
    }

    /** Answers 202 after the commit; fails with a {@link ProblemException} when it may not be sent. */
    public Future<Answer> send(SendCommand command) {
        return batchers.computeIfAbsent(command.caller().workspace(), this::batcher)
                .add(command)
                .compose(outcome -> outcome.problem() == null
                        ? Future.succeededFuture(outcome.answer())
                        : Future.failedFuture(outcome.problem()));
    }

    /** One of the two is null. */
    private record Outcome(
            @Nullable Answer answer, @Nullable Throwable problem) {}

    /** @param dispatching those that go at once */
    private record Written(List<Outcome> outcomes, boolean queued, Set<MessageId> dispatching) {}

    private Batcher<SendCommand, Outcome> batcher(WorkspaceId workspace) {
        return new Batcher<>(
                LARGEST_BATCH,
                CONCURRENT,
                new Gap(vertx, GAP_MS),
                commands -> together(workspace, commands)
                        .recover(failure -> isForAll(commands, failure)
                                ? Future.failedFuture(failure)
                                : apart(workspace, commands)));
    }

    /** Of a commit that was not answered nobody knows whether it was made: it is not made again. */
    private static boolean isForAll(List<SendCommand> commands, Throwable failure) {
        return DatabaseFailures.isAway(failure) || commands.size() == 1 && !DatabaseFailures.isDuplicate(failure);
    }

    /** One of them stood in the others' way; each is tried alone. */
    private Future<List<Outcome>> apart(WorkspaceId workspace, List<SendCommand> commands) {
        Future<List<Outcome>> all = Future.succeededFuture(new ArrayList<>());
        for (var command : commands) {
            all = all.compose(outcomes -> together(workspace, List.of(command))
                    .map(one -> one.get(0))
                    .recover(failure -> Future.succeededFuture(new Outcome(null, failure)))
                    .map(outcome -> {
                        outcomes.add(outcome);
                        return outcomes;
                    }));
        }
        return all;
    }

    private Future<List<Outcome>> together(WorkspaceId workspace, List<SendCommand> commands) {
        var departures = lanes.departures(workspace);
        return database.inWorkspace(
                        workspace,
                        connection -> load(connection, workspace, commands),
                        (connection, loaded) -> write(connection, workspace, commands, loaded, departures))
                .onSuccess(written -> {
                    if (written.queued()) {
                        chime.ring(workspace);
                        departures.written(written.dispatching());
                    }
                })
                .onFailure(failure -> departures.failed())
                .map(Written::outcomes);
    }

    private Future<SendBatch.Loaded> load(SqlConnection connection, WorkspaceId workspace, List<SendCommand> commands) {
        var ids = commands.stream().map(SendCommand::conversation).collect(Collectors.toCollection(LinkedHashSet::new));
        var keys = commands.stream()
                .flatMap(command -> command.key().stream())
                .map(SendStore.KeyRef::of)
                .distinct()
                .toList();
        var kept = store.kept(connection, workspace, keys);
        var locked = conversations.lock(connection, workspace, List.of(), ids);
        var addresses = store.addresses(connection, workspace, ids);
        var references = MessageRows.byIds(connection, workspace, references(commands));
        var media = attachments.load(
                connection,
                workspace,
                commands.stream().map(SendCommand::content).toList());
        var templates = TemplateUses.load(connection, workspace, commands);
        return Future.join(List.of(kept, locked, addresses, references, media, templates))
                .map(ignored -> new SendBatch.Loaded(
                        kept.result(),
                        locked.result(),
                        addresses.result(),
                        references.result(),
                        media.result(),
                        templates.result()));
    }

    private static Set<MessageId> references(List<SendCommand> commands) {
        var references = new LinkedHashSet<MessageId>();
        for (var command : commands) {
            if (command.replyTo() != null) {
                references.add(command.replyTo());
            }
            if (command.target() != null) {
                references.add(command.target());
            }
        }
        return references;
    }

    private Future<Written> write(
            SqlConnection connection,
            WorkspaceId workspace,
            List<SendCommand> commands,
            SendBatch.Loaded loaded,
            Departures departures) {
        var timeline = new Timeline(facts, clock.instant(), loaded.conversations(), loaded.references());
        var batch = new SendBatch(workspace, channels, switches, contents, attachments, loaded, timeline);
        var outcomes = commands.stream().map(command -> apply(batch, command)).toList();
        if (batch.queued.isEmpty()) {
            return Future.succeededFuture(new Written(outcomes, false, Set.of()));
        }
        var writes = new ArrayList<Future<?>>();
        writes.add(MessageRows.insert(connection, workspace, timeline.appended()));
        writes.add(conversations.update(connection, workspace, timeline.touched()));
        var dispatching = OutboxRows.insert(connection, workspace, lanes.node(), batch.rows(departures));
        writes.add(dispatching);
        if (!batch.links.isEmpty()) {
            writes.add(attachments.link(connection, workspace, batch.links));
        }
        if (!batch.keys.isEmpty()) {
            writes.add(store.keep(connection, workspace, batch.keys));
        }
        writes.add(FactWriter.append(connection, workspace, timeline.told()));
        return Future.join(writes).map(ignored -> new Written(outcomes, true, dispatching.result()));
    }

    private static Outcome apply(SendBatch batch, SendCommand command) {
        try {
            return new Outcome(batch.apply(command), null);
        } catch (ProblemException refused) {
            return new Outcome(null, refused);
        }
    }
}
