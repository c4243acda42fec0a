package io.centralita.core.conversations;

import io.centralita.core.conversations.store.ConversationReader;
import io.centralita.core.conversations.store.ConversationStore;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.Moments;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Idempotency;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.http.Versioned;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.TypedId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The door of the room for callers. What a caller may not see fails with {@code not_found}, as does what never was.
 */
@ApplicationScoped
public class Conversations {

    private final Database database;
    private final ConversationReader reader;
    private final ConversationStore store;
    private final ConversationChanges changes;
    private final FactLog log;
    private final Doorbell doorbell;
    private final Idempotency idempotency;

    Conversations(
            Database database,
            ConversationReader reader,
            ConversationStore store,
            ConversationChanges changes,
            FactLog log,
            Doorbell doorbell,
            Idempotency idempotency) {
        this.database = database;
        this.reader = reader;
        this.store = store;
        this.changes = changes;
        this.log = log;
        this.doorbell = doorbell;
        this.idempotency = idempotency;
    }

    public Uni<Versioned<ConversationView>> find(Caller caller, ConversationId id) {
        return reader.find(caller.workspace(), id, Moments.now())
                .invoke(found -> checkSeen(caller, found))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound);
    }

    /** Opens one towards the contact; tells {@code conversation.opened}. */
    public Uni<Answer> open(Caller caller, ChannelId channel, ContactId contact, Optional<IdempotencyKey> key) {
        var id = ConversationId.next();
        return database.inWorkspace(
                        caller.workspace(),
                        connection -> idempotency.run(
                                connection,
                                caller.workspace(),
                                key,
                                () -> store.insert(connection, caller.workspace(), id, channel, contact, Moments.now())
                                        .chain(() -> opened(connection, caller, id))))
                .invoke(() -> doorbell.ring(caller.workspace()));
    }

    /** Tells {@code conversation.status_changed}. Fails with {@code conflict} when another open one is in the way. */
    public Uni<Versioned<ConversationView>> changeStatus(
            Caller caller, ConversationId id, IfMatch ifMatch, ConversationStatus status) {
        return change(caller, id, guarded(ifMatch, StatusRules.become(status)));
    }

    /** Tells {@code conversation.read} unless it was read. */
    public Uni<Versioned<ConversationView>> markRead(Caller caller, ConversationId id) {
        return change(caller, id, StatusRules.read());
    }

    /**
     * Applies a rule to what the caller sees, in a transaction of its own.
     *
     * @param rule see {@link AssignmentRules}
     */
    public Uni<Versioned<ConversationView>> change(Caller caller, ConversationId id, ChangeRule rule) {
        return changed(caller, id, (present, now) -> {
            checkSeen(caller, present);
            return rule.decide(present, now);
        });
    }

    private Uni<Versioned<ConversationView>> changed(Caller caller, ConversationId id, ChangeRule rule) {
        return database.inWorkspace(
                        caller.workspace(),
                        connection -> changes.apply(connection, caller.workspace(), caller.actor(), id, rule))
                .invoke(() -> doorbell.ring(caller.workspace()));
    }

    /**
     * To the user, when nobody holds it; tells {@code conversation.assigned}. Fails with {@code already_assigned} when somebody
     * does, also for a caller whom that hid it from: who may take what is free is told that it is gone, not by whom.
     */
    public Uni<Versioned<ConversationView>> claim(Caller caller, ConversationId id, UserId user) {
        var rule = AssignmentRules.claim(user, Map.of());
        return changed(caller, id, (present, now) -> {
            if (!sees(caller, present.value())) {
                throw caller.sees(null, uuid(present.value().teamId()))
                        ? ProblemException.of(ProblemCode.ALREADY_ASSIGNED, "Somebody else holds the conversation.")
                        : ProblemException.notFound();
            }
            return rule.decide(present, now);
        });
    }

    /** The rule, when the version is the one the caller read. */
    public static ChangeRule guarded(IfMatch ifMatch, ChangeRule rule) {
        return (present, now) -> {
            ifMatch.check(present.version());
            return rule.decide(present, now);
        };
    }

    private static void checkSeen(Caller caller, @Nullable Versioned<ConversationView> found) {
        if (found != null && !sees(caller, found.value())) {
            throw ProblemException.notFound();
        }
    }

    private static boolean sees(Caller caller, ConversationView conversation) {
        return caller.sees(uuid(conversation.assigneeId()), uuid(conversation.teamId()));
    }

    private Uni<Answer> opened(SqlConnection connection, Caller caller, ConversationId id) {
        return store.lock(connection, caller.workspace(), id, Moments.now())
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .map(Versioned::value)
                .flatMap(view -> {
                    var told = changes.fact(new Change(view, "conversation.opened", Map.of(), null), caller.actor());
                    return log.append(connection, caller.workspace(), List.of(told))
                            .replaceWith(() -> Answer.of(201, "/v1/conversations/" + id, changes.text(view)));
                });
    }

    private static @Nullable UUID uuid(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }
}
