package io.centralita.core.contacts;

import io.centralita.core.contacts.ContactHoldings.Move;
import io.centralita.core.contacts.store.ContactStore;
import io.centralita.core.contacts.store.MergeParty;
import io.centralita.core.contacts.store.MergeRows;
import io.centralita.core.contacts.store.MergeStore;
import io.centralita.core.contacts.store.StandingMerge;
import io.centralita.core.kernel.Moments;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.DatabaseFailures;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.http.Versioned;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ContactMergeId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Two contacts become one, and part again. What they hold is locked first, then they themselves, in the order of their ids,
 * then the log: as in the walk, so a message that arrives meanwhile waits or is waited for.
 */
@ApplicationScoped
public class ContactMerges {

    private static final Logger LOG = Logger.getLogger(ContactMerges.class);
    private static final int MOST_TRIES = 5;

    private final Database database;
    private final ContactStore contacts;
    private final MergeStore store;
    private final MergeRows rows;
    private final MergeFacts facts;
    private final ContactHoldings holdings;
    private final FactLog log;
    private final Doorbell doorbell;

    ContactMerges(
            Database database,
            ContactStore contacts,
            MergeStore store,
            MergeRows rows,
            MergeFacts facts,
            ContactHoldings holdings,
            FactLog log,
            Doorbell doorbell) {
        this.database = database;
        this.contacts = contacts;
        this.store = store;
        this.rows = rows;
        this.facts = facts;
        this.holdings = holdings;
        this.log = log;
        this.doorbell = doorbell;
    }

    /**
     * Lets {@code from} go into {@code into}; tells {@code contact.merged}. Once more is no change.
     *
     * @return who stayed; fails with {@code conflict} when one of the two is merged elsewhere
     */
    public Uni<Versioned<Contact>> merge(
            WorkspaceId workspace, Actor actor, ContactId from, ContactId into, MergeReason reason) {
        if (from.equals(into)) {
            throw ProblemException.invalid("", "same_contact", "A contact cannot be merged into itself.");
        }
        return patiently(
                workspace,
                connection -> locked(connection, workspace, from, into)
                        .flatMap(pair -> merge(connection, workspace, actor, pair, reason))
                        .chain(() -> found(connection, workspace, into)));
    }

    /** The provider says that they are one person: the eldest stays. Those that are merged meanwhile are left alone. */
    public Uni<Void> unite(WorkspaceId workspace, Collection<ContactId> onePerson) {
        var byAge = onePerson.stream()
                .sorted(Comparator.comparing(ContactId::value))
                .toList();
        return Multi.createFrom()
                .iterable(byAge.subList(1, byAge.size()))
                .onItem()
                .transformToUniAndConcatenate(
                        other -> merge(workspace, Actor.SYSTEM, other, byAge.get(0), MergeReason.PROVIDER)
                                .onFailure(ProblemException.class)
                                .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The same for whoever does not wait for it. When it fails the provider will say so again. */
    public void uniteSoon(WorkspaceId workspace, Collection<ContactId> onePerson) {
        unite(workspace, onePerson)
                .subscribe()
                .with(ignored -> {}, failure -> LOG.warnf(failure, "contacts of one person stay apart: %s", onePerson));
    }

    /**
     * Undoes the merge by which the contact went; tells {@code contact.unmerged}. What came to the other one since stays there.
     *
     * @return the contact, on its own again; fails with {@code conflict} when it is not merged, or its survivor is
     */
    public Uni<Versioned<Contact>> undo(WorkspaceId workspace, Actor actor, ContactId contact) {
        return patiently(
                workspace,
                connection -> standing(connection, workspace, contact)
                        .flatMap(before -> locked(
                                connection, workspace, contact, before.merge().intoId()))
                        .flatMap(pair -> standing(connection, workspace, contact)
                                .flatMap(standing -> undo(connection, workspace, actor, pair, standing)))
                        .chain(() -> found(connection, workspace, contact)));
    }

    /** Merges into the contact and of it, also those undone. */
    public Uni<List<ContactMerge>> history(WorkspaceId workspace, ContactId contact) {
        return database.inWorkspace(
                workspace,
                connection -> contacts.find(connection, workspace, contact)
                        .onItem()
                        .ifNull()
                        .failWith(ProblemException::notFound)
                        .chain(() -> rows.history(connection, workspace, contact)));
    }

    /** Both, locked. */
    private record Pair(MergeParty from, MergeParty into) {}

    private Uni<Pair> locked(SqlConnection connection, WorkspaceId workspace, ContactId from, ContactId into) {
        var both = List.of(from, into);
        return holdings.lock(connection, workspace, both)
                .chain(() -> store.lock(connection, workspace, both))
                .map(parties -> new Pair(present(parties.get(from)), present(parties.get(into))));
    }

    private static MergeParty present(@Nullable MergeParty party) {
        if (party == null) {
            throw ProblemException.notFound();
        }
        return party;
    }

    private Uni<?> merge(SqlConnection connection, WorkspaceId workspace, Actor actor, Pair pair, MergeReason reason) {
        var from = pair.from();
        var into = pair.into();
        if (into.id().equals(from.mergedInto())) {
            return Uni.createFrom().voidItem();
        }
        refuseMerged(from);
        refuseMerged(into);
        var move = new Move(ContactMergeId.next(), from.id(), into.id(), actor, Moments.now());
        var stayed = heir(from, into);
        return store.moveAddresses(connection, workspace, from.id(), into.id())
                .call(() -> store.go(connection, workspace, from.id(), into.id(), move.at()))
                .call(() -> store.stay(connection, workspace, stayed, move.at()))
                .flatMap(addresses -> holdings.move(connection, workspace, move).flatMap(moved -> {
                    var merge = new ContactMerge(
                            move.merge(),
                            from.id(),
                            into.id(),
                            reason,
                            move.at(),
                            addresses,
                            moved.conversations(),
                            null);
                    var standing = new StandingMerge(
                            merge,
                            !Objects.equals(stayed.name(), into.name()),
                            !Objects.equals(stayed.optedOutAt(), into.optedOutAt()),
                            into.optedOutAt());
                    return rows.insert(connection, workspace, standing, actor)
                            .chain(() -> found(connection, workspace, into.id()))
                            .flatMap(survivor -> log.append(
                                    connection, workspace, facts.merged(actor, survivor.value(), merge, moved)));
                }));
    }

    /** Who stays keeps its name, if it has one; a refusal of marketing by either counts. */
    private static MergeParty heir(MergeParty from, MergeParty into) {
        return new MergeParty(
                into.id(),
                into.name() == null ? from.name() : into.name(),
                null,
                into.optedOutAt() == null ? from.optedOutAt() : into.optedOutAt());
    }

    private Uni<?> undo(
            SqlConnection connection, WorkspaceId workspace, Actor actor, Pair pair, StandingMerge standing) {
        var from = pair.from();
        var into = pair.into();
        var merge = standing.merge();
        if (!into.id().equals(merge.intoId())) {
            throw ProblemException.of(ProblemCode.CONFLICT, "The contact was merged again meanwhile; ask once more.");
        }
        refuseMerged(into);
        var move = new Move(merge.id(), from.id(), into.id(), actor, Moments.now());
        return store.moveAddresses(connection, workspace, into.id(), from.id(), merge.addresses())
                .chain(() -> store.go(connection, workspace, from.id(), null, move.at()))
                .chain(() -> store.stay(connection, workspace, before(from, into, standing), move.at()))
                .chain(() -> rows.undo(connection, workspace, merge.id(), actor, move.at()))
                .chain(() -> holdings.moveBack(connection, workspace, move))
                .flatMap(moved -> Uni.combine()
                        .all()
                        .unis(found(connection, workspace, from.id()), found(connection, workspace, into.id()))
                        .asTuple()
                        .flatMap(both -> log.append(
                                connection,
                                workspace,
                                facts.unmerged(
                                        actor,
                                        both.getItem1().value(),
                                        both.getItem2().value(),
                                        merge.id(),
                                        moved))));
    }

    private static MergeParty before(MergeParty from, MergeParty into, StandingMerge standing) {
        return new MergeParty(
                into.id(),
                standing.tookName() && Objects.equals(into.name(), from.name()) ? null : into.name(),
                null,
                standing.tookOptOut() && Objects.equals(into.optedOutAt(), from.optedOutAt())
                        ? standing.optedOutBefore()
                        : into.optedOutAt());
    }

    private Uni<StandingMerge> standing(SqlConnection connection, WorkspaceId workspace, ContactId contact) {
        return rows.standing(connection, workspace, contact)
                .flatMap(standing -> standing.map(merge -> Uni.createFrom().item(merge))
                        .orElseGet(() -> found(connection, workspace, contact).map(present -> {
                            throw ProblemException.of(ProblemCode.CONFLICT, "The contact is not merged.");
                        })));
    }

    private static void refuseMerged(MergeParty party) {
        var elsewhere = party.mergedInto();
        if (elsewhere != null) {
            throw ProblemException.of(ProblemCode.CONFLICT, "Contact " + party.id() + " is now " + elsewhere + ".");
        }
    }

    private Uni<Versioned<Contact>> found(SqlConnection connection, WorkspaceId workspace, ContactId id) {
        return contacts.find(connection, workspace, id).onItem().ifNull().failWith(ProblemException::notFound);
    }

    private <T> Uni<T> patiently(WorkspaceId workspace, Function<SqlConnection, Uni<T>> work) {
        return database.inWorkspace(workspace, work)
                .onFailure(DatabaseFailures::isContention)
                .retry()
                .atMost(MOST_TRIES)
                .invoke(() -> doorbell.ring(workspace));
    }
}
