package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.core.contacts.ContactMerges;
import io.centralita.core.contacts.IntakeContacts;
import io.centralita.core.contacts.PeerAddress;
import io.centralita.core.conversations.IntakeConversations;
import io.centralita.core.kernel.db.DatabaseFailures;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.facts.Chime;
import io.centralita.core.kernel.facts.FactWriter;
import io.centralita.core.kernel.flow.Batcher;
import io.centralita.core.kernel.flow.Gap;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.DeliveryMarks;
import io.centralita.core.messages.ErrorJson;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.MessageFacts;
import io.centralita.core.messages.MessageStatus;
import io.centralita.core.messages.intake.Marking;
import io.centralita.core.messages.intake.ParkedStatuses;
import io.centralita.core.messages.intake.Timeline;
import io.centralita.core.messages.store.MessageKeys;
import io.centralita.core.messages.store.MessageRows;
import io.centralita.core.messages.store.OutboxRows;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Writes what became of sends: the provider's id, the mark, the facts, the end of the outbox row, in one transaction for many. */
@ApplicationScoped
class Outcomes {

    private static final int LARGEST_BATCH = 100;
    private static final int CONCURRENT = 1;
    private static final long GAP_MS = 20;
    private static final int MOST_TRIES = 50;
    private static final long PAUSE_MS = 200;

    private final Vertx vertx;
    private final HotDatabase database;
    private final OutcomeRules rules;
    private final MessageFacts facts;
    private final ErrorJson errors;
    private final IntakeConversations conversations;
    private final IntakeContacts contacts;
    private final ContactMerges merges;
    private final ParkedStatuses parked;
    private final Chime chime;
    private final Clock clock;
    private final Map<WorkspaceId, Batcher<Outcome, Verdict>> batchers = new ConcurrentHashMap<>();

    Outcomes(
            Vertx vertx,
            HotDatabase database,
            OutcomeRules rules,
            MessageFacts facts,
            ErrorJson errors,
            IntakeConversations conversations,
            IntakeContacts contacts,
            ContactMerges merges,
            ParkedStatuses parked,
            Chime chime,
            Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.rules = rules;
        this.facts = facts;
        this.errors = errors;
        this.conversations = conversations;
        this.contacts = contacts;
        this.merges = merges;
        this.parked = parked;
        this.chime = chime;
        this.clock = clock;
    }

    /**
     * What became of one attempt.
     *
     * @param outgoing with this attempt counted
     */
    record Outcome(Outgoing outgoing, SendResult result, long fence) {}

    Duration patience() {
        return rules.patience();
    }

    /** Writes it, however long the database is away for; the verdict says what the lane does next. */
    Future<Verdict> record(Outcome outcome) {
        return batchers.computeIfAbsent(outcome.outgoing().workspace(), this::batcher)
                .add(outcome);
    }

    private Batcher<Outcome, Verdict> batcher(WorkspaceId workspace) {
        return new Batcher<>(
                LARGEST_BATCH,
                CONCURRENT,
                new Gap(vertx, GAP_MS),
                nobodyWaits -> false,
                outcomes -> persist(workspace, outcomes, 1));
    }

    private Future<List<Verdict>> persist(WorkspaceId workspace, List<Outcome> outcomes, int tries) {
        var onePerson = new ArrayList<Set<ContactId>>();
        return database.inWorkspace(
                        workspace,
                        connection -> load(
                                connection,
                                workspace,
                                outcomes.stream().map(Outcome::outgoing).toList(),
                                waiting(outcomes)),
                        (connection, loaded) -> write(connection, workspace, outcomes, loaded, onePerson))
                .onSuccess(ignored -> {
                    chime.ring(workspace);
                    onePerson.forEach(people -> merges.uniteSoon(workspace, people));
                })
                .recover(failure -> tries < MOST_TRIES && passing(failure)
                        ? later().compose(ignored -> persist(workspace, outcomes, tries + 1))
                        : Future.failedFuture(failure));
    }

    private static boolean passing(Throwable failure) {
        return DatabaseFailures.isAway(failure) || DatabaseFailures.isContention(failure);
    }

    private Future<Void> later() {
        return Future.future(promise -> vertx.setTimer(PAUSE_MS, ignored -> promise.complete()));
    }

    /** @param onePerson takes contacts that turn out to be one */
    private Future<List<Verdict>> write(
            SqlConnection connection,
            WorkspaceId workspace,
            List<Outcome> outcomes,
            Loaded loaded,
            List<Set<ContactId>> onePerson) {
        var settling = new Settling(loaded);
        var verdicts = outcomes.stream().map(settling::apply).toList();
        return settling.write(connection, workspace, onePerson).map(verdicts);
    }

    private static List<ParkedStatuses.Waiting> waiting(List<Outcome> outcomes) {
        var waiting = new ArrayList<ParkedStatuses.Waiting>();
        for (var outcome : outcomes) {
            if (outcome.result() instanceof SendResult.Accepted accepted) {
                waiting.add(new ParkedStatuses.Waiting(outcome.outgoing().channel(), accepted.providerMessageId()));
            }
        }
        return waiting;
    }

    private record Loaded(Timeline timeline, List<ParkedStatuses.Parked> parked) {}

    private Future<Loaded> load(
            SqlConnection connection,
            WorkspaceId workspace,
            List<Outgoing> outgoing,
            List<ParkedStatuses.Waiting> waiting) {
        Set<ConversationId> ids =
                outgoing.stream().map(Outgoing::conversation).collect(Collectors.toCollection(LinkedHashSet::new));
        var locked = conversations.lock(connection, workspace, List.of(), ids);
        var read = MessageRows.byIds(
                connection, workspace, outgoing.stream().map(Outgoing::message).toList());
        var early = waiting.isEmpty()
                ? Future.succeededFuture(List.<ParkedStatuses.Parked>of())
                : parked.take(connection, workspace, waiting);
        return Future.join(locked, read, early)
                .map(ignored -> new Loaded(
                        new Timeline(facts, clock.instant(), locked.result(), read.result()), early.result()));
    }

    /** What one transaction comes to. */
    private final class Settling {

        private final Timeline timeline;
        private final List<ParkedStatuses.Parked> early;
        private final List<MessageId> ended = new ArrayList<>();
        private final List<OutboxRows.Again> again = new ArrayList<>();
        private final List<MessageId> doubted = new ArrayList<>();
        private final List<Message> named = new ArrayList<>();
        private final List<IntakeContacts.NewAddress> learned = new ArrayList<>();

        Settling(Loaded loaded) {
            this.timeline = loaded.timeline();
            this.early = loaded.parked();
        }

        Verdict apply(Outcome outcome) {
            var outgoing = outcome.outgoing();
            var verdict = rules.verdict(outcome.result(), outgoing.attempts());
            if (verdict instanceof Verdict.Again later) {
                again.add(new OutboxRows.Again(outgoing.message(), outgoing.attempts(), later.after()));
            } else if (verdict instanceof Verdict.Doubt) {
                doubted.add(outgoing.message());
            } else {
                ended.add(outgoing.message());
                timeline.find(outgoing.message()).ifPresent(message -> end(message, outcome));
            }
            return verdict;
        }

        private void end(Message message, Outcome outcome) {
            if (outcome.result() instanceof SendResult.Accepted accepted) {
                accepted(message, accepted);
                learn(message, outcome.outgoing(), accepted);
            } else if (outcome.result() instanceof SendResult.Rejected rejected) {
                failed(message, rejected.error());
            } else if (outcome.result() instanceof SendResult.Throttled throttled) {
                failed(message, throttled.error());
            }
        }

        private void accepted(Message before, SendResult.Accepted accepted) {
            var message = before;
            if (message.providerId() == null) {
                message = message.named(accepted.providerMessageId());
                timeline.change(message, Optional.empty(), message.sender());
                named.add(message);
            }
            if (!accepted.held()) {
                message = Marking.merge(timeline, message, DeliveryMarks.at(MessageStatus.SENT, timeline.now(), null));
            }
            for (var status : early) {
                if (status.channel().equals(message.channel())
                        && status.providerId().equals(accepted.providerMessageId())) {
                    message = Marking.merge(timeline, message, status.marks());
                }
            }
        }

        /** What the provider calls them, when the letter did not say so already. */
        private void learn(Message message, Outgoing outgoing, SendResult.Accepted accepted) {
            var contact = timeline.conversation(message).contact();
            var letter = outgoing.letter();
            var told = letter == null ? List.of() : letter.recipient().identities();
            accepted.learned().identities().stream()
                    .filter(identity -> !told.contains(identity))
                    .map(PeerAddress::of)
                    .filter(PeerAddress::recognises)
                    .forEach(address -> learned.add(new IntakeContacts.NewAddress(address, contact, timeline.now())));
        }

        private void failed(Message message, SendError error) {
            Marking.merge(timeline, message, DeliveryMarks.failed(errors.of(error, timeline.now())));
        }

        Future<?> write(SqlConnection connection, WorkspaceId workspace, List<Set<ContactId>> onePerson) {
            var writes = new ArrayList<Future<?>>();
            if (!timeline.changed().isEmpty()) {
                writes.add(conversations.update(connection, workspace, timeline.touched()));
                writes.add(MessageRows.update(connection, workspace, timeline.changed()));
            }
            if (!named.isEmpty()) {
                writes.add(MessageKeys.insert(connection, workspace, named));
            }
            if (!learned.isEmpty()) {
                writes.add(contacts.insertAddresses(connection, workspace, learned));
                writes.add(contacts.strangers(connection, workspace, learned).onSuccess(onePerson::addAll));
            }
            if (!ended.isEmpty()) {
                writes.add(OutboxRows.settle(connection, workspace, ended));
            }
            if (!again.isEmpty()) {
                writes.add(OutboxRows.requeue(connection, workspace, again));
            }
            if (!doubted.isEmpty()) {
                writes.add(OutboxRows.doubt(connection, workspace, doubted, rules.patience()));
            }
            writes.add(FactWriter.append(connection, workspace, timeline.told()));
            return Future.join(writes);
        }
    }

    /**
     * Messages that are in doubt no more.
     *
     * @param over settled by a status or, when overdue, now shown as unknown
     * @param queued certainly not sent, as whoever was to call has said by now
     */
    record Cleared(List<Outgoing> over, Map<Outgoing, OutboxRows.StillOpen> queued) {

        static Cleared of(List<Outgoing> doubtful, Map<MessageId, OutboxRows.StillOpen> open) {
            var over = new ArrayList<Outgoing>();
            var queued = new LinkedHashMap<Outgoing, OutboxRows.StillOpen>();
            for (var outgoing : doubtful) {
                var row = open.get(outgoing.message());
                if (row == null) {
                    over.add(outgoing);
                } else if (row.queued()) {
                    queued.put(outgoing, row);
                }
            }
            return new Cleared(over, queued);
        }
    }

    /** @param overdue those of the doubtful that are waited for no more */
    Future<Cleared> reconsider(WorkspaceId workspace, List<Outgoing> doubtful, List<Outgoing> overdue) {
        return database.inWorkspace(
                        workspace,
                        connection -> load(connection, workspace, doubtful, List.of())
                                .compose(loaded -> show(connection, workspace, overdue, loaded.timeline()))
                                .compose(ignored -> OutboxRows.stillOpen(
                                        connection,
                                        workspace,
                                        doubtful.stream().map(Outgoing::message).toList())))
                .map(open -> {
                    if (!overdue.isEmpty()) {
                        chime.ring(workspace);
                    }
                    return Cleared.of(doubtful, open);
                });
    }

    private Future<?> show(SqlConnection connection, WorkspaceId workspace, List<Outgoing> overdue, Timeline timeline) {
        if (overdue.isEmpty()) {
            return Future.succeededFuture();
        }
        return OutboxRows.giveUp(
                        connection,
                        workspace,
                        overdue.stream().map(Outgoing::message).toList())
                .compose(ended -> {
                    ended.forEach(id -> timeline.find(id)
                            .ifPresent(message -> Marking.merge(timeline, message, DeliveryMarks.unknown())));
                    var writes = new ArrayList<Future<?>>();
                    if (!timeline.changed().isEmpty()) {
                        writes.add(conversations.update(connection, workspace, timeline.touched()));
                        writes.add(MessageRows.update(connection, workspace, timeline.changed()));
                        writes.add(FactWriter.append(connection, workspace, timeline.told()));
                    }
                    return Future.join(writes);
                });
    }
}
