package io.centralita.core.contacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.contacts.store.ContactPlace;
import io.centralita.core.contacts.store.ContactStore;
import io.centralita.core.contacts.store.ListedContact;
import io.centralita.core.kernel.Moments;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Idempotency;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.http.IfMatch;
import io.centralita.core.kernel.http.Page;
import io.centralita.core.kernel.http.PageCursors;
import io.centralita.core.kernel.http.Versioned;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The door of the room: people of a workspace. Failures are problems; an unknown id fails with {@code not_found}. */
@ApplicationScoped
public class Contacts {

    private final Database database;
    private final ContactStore store;
    private final FactLog log;
    private final Doorbell doorbell;
    private final PageCursors cursors;
    private final Idempotency idempotency;
    private final ObjectMapper json;

    Contacts(
            Database database,
            ContactStore store,
            FactLog log,
            Doorbell doorbell,
            PageCursors cursors,
            Idempotency idempotency,
            ObjectMapper json) {
        this.database = database;
        this.store = store;
        this.log = log;
        this.doorbell = doorbell;
        this.cursors = cursors;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** By name, then id. */
    public Uni<Page<Contact>> list(WorkspaceId workspace, ContactSearch search, int limit, @Nullable String cursor) {
        var list = "contacts|" + search.name();
        var after = ContactPlace.of(cursors.read(workspace, list, cursor));
        return database.inWorkspace(
                        workspace, connection -> store.list(connection, workspace, search, after, limit + 1))
                .map(contacts -> Page.of(
                                contacts,
                                limit,
                                last -> cursors.write(
                                        workspace, list, last.place().text()))
                        .map(ListedContact::contact));
    }

    /** Who the contact is today: of one that was merged, the one it was merged into. */
    public Uni<Versioned<Contact>> find(WorkspaceId workspace, ContactId id) {
        return database.inWorkspace(
                        workspace,
                        connection -> store.survivor(connection, workspace, id)
                                .onItem()
                                .ifNotNull()
                                .transformToUni(survivor -> store.find(connection, workspace, survivor)))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound);
    }

    /** Those of all contacts that are one person today. Youngest first, at most 200. */
    public Uni<List<PastAddress>> pastAddresses(WorkspaceId workspace, ContactId id) {
        return find(workspace, id)
                .flatMap(contact -> database.inWorkspace(
                        workspace,
                        connection -> store.pastAddresses(
                                connection, workspace, contact.value().id())));
    }

    /** Tells {@code contact.created}. Fails with {@code already_exists} when an address belongs to a contact already. */
    public Uni<Answer> create(
            WorkspaceId workspace,
            Actor actor,
            @Nullable String name,
            List<ContactAddress> addresses,
            Optional<IdempotencyKey> key) {
        var now = Moments.now();
        var contact = new Contact(ContactId.next(), name, addresses, now, now);
        var answer = Answer.of(201, "/v1/contacts/" + contact.id(), written(contact));
        return database.inWorkspace(
                        workspace,
                        connection -> idempotency.run(
                                connection,
                                workspace,
                                key,
                                () -> store.insert(connection, workspace, contact)
                                        .chain(() -> tell(connection, workspace, actor, "contact.created", contact))
                                        .replaceWith(answer)))
                .invoke(() -> doorbell.ring(workspace));
    }

    /** Tells {@code contact.updated}. */
    public Uni<Versioned<Contact>> rename(
            WorkspaceId workspace, Actor actor, ContactId id, IfMatch ifMatch, UnaryOperator<@Nullable String> name) {
        return database.inWorkspace(
                        workspace,
                        connection -> locked(connection, workspace, id).flatMap(found -> {
                            ifMatch.check(found.version());
                            var contact = found.value();
                            return save(
                                    connection,
                                    workspace,
                                    actor,
                                    contact.renamed(name.apply(contact.name()), Moments.now()));
                        }))
                .invoke(() -> doorbell.ring(workspace));
    }

    /** Tells {@code contact.updated}. Fails with {@code already_exists} when the address belongs to a contact already. */
    public Uni<Answer> addAddress(
            WorkspaceId workspace, Actor actor, ContactId id, ContactAddress address, Optional<IdempotencyKey> key) {
        return database.inWorkspace(
                        workspace,
                        connection -> idempotency.run(
                                connection, workspace, key, () -> added(connection, workspace, actor, id, address)))
                .invoke(() -> doorbell.ring(workspace));
    }

    private Uni<Answer> added(
            SqlConnection connection, WorkspaceId workspace, Actor actor, ContactId id, ContactAddress address) {
        var now = Moments.now();
        return locked(connection, workspace, id)
                .flatMap(found -> store.insert(connection, workspace, id, address, now)
                        .chain(() ->
                                save(connection, workspace, actor, found.value().reachedAt(address, now))))
                .map(saved -> Answer.versioned(written(saved.value()), saved.version()));
    }

    private Uni<Versioned<Contact>> locked(SqlConnection connection, WorkspaceId workspace, ContactId id) {
        return store.lock(connection, workspace, id)
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .call(() -> store.survivor(connection, workspace, id).invoke(survivor -> refuseMerged(id, survivor)));
    }

    private static void refuseMerged(ContactId id, @Nullable ContactId survivor) {
        if (!id.equals(survivor)) {
            throw ProblemException.of(ProblemCode.CONFLICT, "The contact is now " + survivor + ".");
        }
    }

    private Uni<Versioned<Contact>> save(
            SqlConnection connection, WorkspaceId workspace, Actor actor, Contact contact) {
        return store.update(connection, workspace, contact)
                .call(() -> tell(connection, workspace, actor, "contact.updated", contact))
                .map(version -> new Versioned<>(contact, version));
    }

    private Uni<Long> tell(SqlConnection connection, WorkspaceId workspace, Actor actor, String type, Contact contact) {
        var fact = new FactDraft(
                EventId.next(),
                type,
                contact.updatedAt(),
                FactDraft.Audience.WORKSPACE,
                actor,
                written(Map.of("contact", contact)));
        return log.append(connection, workspace, List.of(fact));
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
