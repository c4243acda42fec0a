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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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

    /** The users have a socket: who of them is online stays so for the time given without another word. */
    public Uni<Void> connected(WorkspaceId workspace, Collection<UserId> users, Duration grace) {
        return database.inWorkspace(workspace, connection -> store.connected(connection, workspace, users, grace));
    }

    /** Whose sockets have been silent for too long is offline; tells {@code agent.presence_changed}. */
    public Uni<Void> lapse(WorkspaceId workspace) {
        return database.inWorkspace(
                        workspace,
                        connection ->
                                store.lapsed(connection, workspace).flatMap(gone -> lapse(connection, workspace, gone)))
                .invoke(lapsed -> {
                    if (lapsed) {
                        doorbell.ring(workspace);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> lapse(SqlConnection connection, WorkspaceId workspace, List<Presence> gone) {
        var now = Moments.now();
        Uni<Void> done = Uni.createFrom().voidItem();
        var facts = new ArrayList<FactDraft>();
        for (var before : gone) {
            var after = new Presence(before.userId(), PresenceState.OFFLINE, now);
            facts.add(fact(before, after, Actor.SYSTEM));
            done = done.chain(() -> store.update(connection, workspace, after));
        }
        return done.chain(() -> log.append(connection, workspace, facts)).map(seq -> !gone.isEmpty());
    }

    private Uni<Presence> change(SqlConnection connection, WorkspaceId workspace, Presence before, Presence after) {
        var fact = fact(before, after, new Actor(Actor.Kind.USER, after.userId().value()));
        return store.update(connection, workspace, after)
                .chain(() -> log.append(connection, workspace, List.of(fact)))
                .replaceWith(after);
    }

    private FactDraft fact(Presence before, Presence after, Actor actor) {
        return new FactDraft(
                EventId.next(),
                "agent.presence_changed",
                after.since(),
                FactDraft.Audience.WORKSPACE,
                actor,
                data(before, after));
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
