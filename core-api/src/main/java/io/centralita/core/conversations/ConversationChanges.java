package io.centralita.core.conversations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.conversations.store.ConversationStore;
import io.centralita.core.kernel.Moments;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.http.Versioned;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.kernel.ids.TypedId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes one conversation and tells the fact, within a transaction of the caller's: lock, decide, write, tell. The fact is
 * the last statement, since it holds the workspace's log until the commit; ring the doorbell after it.
 */
@ApplicationScoped
public class ConversationChanges {

    private final ConversationStore store;
    private final FactLog log;
    private final ObjectMapper json;

    ConversationChanges(ConversationStore store, FactLog log, ObjectMapper json) {
        this.store = store;
        this.log = log;
        this.json = json;
    }

    /**
     * What a change came to.
     *
     * @param fact still to be told; empty when nothing changed
     */
    public record Written(Versioned<ConversationView> conversation, Optional<FactDraft> fact) {}

    /** @return what stands after it; fails with {@code not_found} when there is no such conversation */
    public Uni<Versioned<ConversationView>> apply(
            SqlConnection connection, WorkspaceId workspace, Actor actor, ConversationId id, ChangeRule rule) {
        return write(connection, workspace, actor, id, rule)
                .call(written -> log.append(
                        connection, workspace, written.fact().stream().toList()))
                .map(Written::conversation);
    }

    /**
     * The same without telling: for whoever changes several in one transaction, in ascending order of their ids, and appends
     * the facts together at its end.
     */
    public Uni<Written> write(
            SqlConnection connection, WorkspaceId workspace, Actor actor, ConversationId id, ChangeRule rule) {
        var now = Moments.now();
        return store.lock(connection, workspace, id, now)
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .flatMap(present -> rule.decide(present, now)
                        .map(change -> store.update(connection, workspace, change.after())
                                .map(version -> new Written(
                                        new Versioned<>(change.after(), version), Optional.of(fact(change, actor)))))
                        .orElseGet(() -> Uni.createFrom().item(new Written(present, Optional.empty()))));
    }

    FactDraft fact(Change change, Actor actor) {
        var view = change.after();
        var data = new LinkedHashMap<String, Object>();
        data.put("conversation", view);
        data.putAll(change.details());
        var audience = new FactDraft.Audience(
                view.id().value(),
                view.channelId().value(),
                uuid(view.assigneeId()),
                change.previousAssignee(),
                uuid(view.teamId()));
        return new FactDraft(EventId.next(), change.told(), view.updatedAt(), audience, actor, text(data));
    }

    String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable UUID uuid(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }
}
