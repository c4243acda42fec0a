package io.centralita.core.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.kernel.Moments;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.routing.store.PresenceStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;

/** Who is here. */
@ApplicationScoped
public class Presences {

    private final Database database;
    private final PresenceStore store;
    private final FactLog log;
    private final Doorbell doorbell;
    private final ObjectMapper json;

    Presences(Database database, PresenceStore store, FactLog log, Doorbell doorbell, ObjectMapper json) {
        this.database = database;
        this.store = store;
        this.log = log;
        this.doorbell = doorbell;
        this.json = json;
    }

    /** Everybody who ever said where it stands, by user id. */
    public Uni<List<Presence>> list(WorkspaceId workspace) {
        return database.inWorkspace(workspace, connection -> store.list(connection, workspace));
    }

    /** Tells {@code agent.presence_changed} when it is a change. */
    public Uni<Presence> set(WorkspaceId workspace, UserId user, PresenceState state) {
        var now = Moments.now();
        return database.inWorkspace(
                        workspace,
                        connection -> store.lock(connection, workspace, user, now)
                                .flatMap(before -> before.state() == state
                                        ? Uni.createFrom().item(before)
                                        : change(connection, workspace, before, new Presence(user, state, now))))
                .invoke(() -> doorbell.ring(workspace));
    }

    private Uni<Presence> change(SqlConnection connection, WorkspaceId workspace, Presence before, Presence after) {
        var fact = new FactDraft(
                EventId.next(),
                "agent.presence_changed",
                after.since(),
                FactDraft.Audience.WORKSPACE,
                new Actor(Actor.Kind.USER, after.userId().value()),
                data(before, after));
        return store.update(connection, workspace, after)
                .chain(() -> log.append(connection, workspace, List.of(fact)))
                .replaceWith(after);
    }

    private String data(Presence before, Presence after) {
        var data = new LinkedHashMap<String, Object>();
        data.put("user_id", after.userId());
        data.put("state", after.state());
        data.put("previous_state", before.state());
        data.put("since", after.since());
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
