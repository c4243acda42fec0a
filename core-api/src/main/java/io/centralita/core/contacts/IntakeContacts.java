package io.centralita.core.contacts;

import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Contacts for the walk: set-based, in the walk's transaction, on plain Vert.x futures. */
@ApplicationScoped
public class IntakeContacts {

    private static final String FIND = """
            select a.kind, a.value, a.contact_id, c.name
            from unnest($2::text[], $3::text[]) as wanted (kind, value)
            join contact_addresses a
              on a.workspace_id = $1 and a.kind = wanted.kind and a.value = wanted.value
            join contacts c on c.workspace_id = $1 and c.id = a.contact_id""";

    private static final String INSERT = """
            insert into contacts (workspace_id, id, name, created_at, updated_at)
            select $1, n.id, n.name, n.at, n.at from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as n (id, name, at)""";

    private static final String INSERT_ADDRESSES = """
            insert into contact_addresses (workspace_id, kind, value, contact_id, created_at)
            select $1, n.kind, n.value, n.contact_id, n.at
            from unnest($2::text[], $3::text[], $4::uuid[], $5::timestamptz[]) as n (kind, value, contact_id, at)
            where exists (select from contacts c where c.workspace_id = $1 and c.id = n.contact_id
                            and c.merged_into is null for key share)
            on conflict do nothing returning contact_id""";

    /** A name that is there stays: an agent may have written it. */
    private static final String NAME = """
            update contacts set name = n.name, updated_at = n.at, version = version + 1
            from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as n (id, name, at)
            where workspace_id = $1 and contacts.id = n.id and contacts.name is null""";

    /** A username passes to whoever has it now. */
    private static final String SHOW = """
            insert into contact_addresses (workspace_id, kind, value, contact_id, created_at)
            select $1, n.kind, n.value, n.contact_id, n.at
            from unnest($2::text[], $3::text[], $4::uuid[], $5::timestamptz[]) as n (kind, value, contact_id, at)
            where exists (select from contacts c where c.workspace_id = $1 and c.id = n.contact_id
                            and c.merged_into is null for key share)
            on conflict (workspace_id, kind, value)
            do update set contact_id = excluded.contact_id, created_at = excluded.created_at""";

    private static final String RETIRE = """
            with gone as (
                delete from contact_addresses a
                using unnest($2::text[], $3::text[], $4::uuid[], $5::text[], $6::timestamptz[])
                      as n (kind, value, contact_id, reason, at)
                where a.workspace_id = $1 and a.kind = n.kind and a.value = n.value and a.contact_id = n.contact_id
                returning a.kind, a.value, a.contact_id, a.created_at, n.reason, n.at)
            insert into contact_past_addresses (workspace_id, contact_id, kind, value, reason, held_from, held_until)
            select $1, contact_id, kind, value, reason, created_at, at from gone on conflict do nothing""";

    /** Whose the addresses are that were to be theirs; a phone and the wa_id of its digits are one address here. */
    private static final String STRANGERS = """
            select distinct wanted.contact_id, a.contact_id
            from unnest($2::text[], $3::text[], $4::uuid[]) as wanted (kind, value, contact_id)
            join contact_addresses a on a.workspace_id = $1 and a.kind = wanted.kind and a.value = wanted.value
            where a.contact_id <> wanted.contact_id""";

    /** Providers tell in any order: what the customer said last holds. */
    private static final String CONSENT = """
            update contacts set marketing_opted_out_at = n.opted_out_at, marketing_told_at = n.told_at,
                   updated_at = now(), version = version + 1
            from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as n (id, opted_out_at, told_at)
            where workspace_id = $1 and contacts.id = n.id
              and coalesce(greatest(marketing_told_at, marketing_opted_out_at) <= n.told_at, true)""";

    /** An address that is known, and whose it is. */
    public record Known(
            ContactAddress address,
            ContactId contact,
            @Nullable String name) {}

    public record New(ContactId id, @Nullable String name, Instant at) {}

    /** The name of a contact that had none. */
    public record Named(ContactId id, String name, Instant at) {}

    public record NewAddress(ContactAddress address, ContactId contact, Instant at) {}

    /** An address that no longer holds. */
    public record Retired(ContactAddress address, ContactId contact, String reason, Instant at) {}

    /** Whether a contact wants marketing, as it said at that time. */
    public record Consent(ContactId contact, boolean wants, Instant toldAt) {

        private @Nullable Instant optedOutAt() {
            return wants ? null : toldAt;
        }

        private static Consent later(Consent before, Consent now) {
            return now.toldAt().isBefore(before.toldAt()) ? before : now;
        }
    }

    public Future<List<Known>> find(SqlConnection connection, WorkspaceId workspace, List<ContactAddress> addresses) {
        if (addresses.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var columns = Columns.of(workspace.value(), addresses)
                .text(ContactAddress::kind)
                .text(ContactAddress::value);
        return connection
                .preparedQuery(FIND)
                .execute(columns.tuple())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(IntakeContacts::known)
                        .toList());
    }

    public Future<Void> insert(SqlConnection connection, WorkspaceId workspace, List<New> contacts) {
        var columns = Columns.of(workspace.value(), contacts)
                .uuid(contact -> contact.id().value())
                .text(New::name)
                .time(New::at);
        return connection.preparedQuery(INSERT).execute(columns.tuple()).mapEmpty();
    }

    public Future<Void> name(SqlConnection connection, WorkspaceId workspace, List<Named> contacts) {
        var columns = Columns.of(workspace.value(), contacts)
                .uuid(contact -> contact.id().value())
                .text(Named::name)
                .time(Named::at);
        return connection.preparedQuery(NAME).execute(columns.tuple()).mapEmpty();
    }

    /** Adds addresses that nobody has yet; answers how many were added, so that a race is seen. */
    public Future<Integer> insertAddresses(
            SqlConnection connection, WorkspaceId workspace, List<NewAddress> addresses) {
        var columns = Columns.of(workspace.value(), addresses)
                .text(fresh -> fresh.address().kind())
                .text(fresh -> fresh.address().value())
                .uuid(fresh -> fresh.contact().value())
                .time(NewAddress::at);
        return connection
                .preparedQuery(INSERT_ADDRESSES)
                .execute(columns.tuple())
                .map(rows -> rows.size());
    }

    /** Addresses that are shown and not recognised by. */
    public Future<Void> show(SqlConnection connection, WorkspaceId workspace, List<NewAddress> addresses) {
        var columns = Columns.of(workspace.value(), addresses)
                .text(fresh -> fresh.address().kind())
                .text(fresh -> fresh.address().value())
                .uuid(fresh -> fresh.contact().value())
                .time(NewAddress::at);
        return connection.preparedQuery(SHOW).execute(columns.tuple()).mapEmpty();
    }

    /** Ends addresses, as far as the contact still has them; they stay in its history. */
    public Future<Void> retire(SqlConnection connection, WorkspaceId workspace, List<Retired> addresses) {
        var columns = Columns.of(workspace.value(), addresses)
                .text(past -> past.address().kind())
                .text(past -> past.address().value())
                .uuid(past -> past.contact().value())
                .text(Retired::reason)
                .time(Retired::at);
        return connection.preparedQuery(RETIRE).execute(columns.tuple()).mapEmpty();
    }

    /**
     * Of addresses just learned, those that are another contact's: the two are one person.
     *
     * @return pairs; empty when there are none
     */
    public Future<List<Set<ContactId>>> strangers(
            SqlConnection connection, WorkspaceId workspace, List<NewAddress> addresses) {
        var lookups = addresses.stream()
                .flatMap(fresh -> PeerAddress.lookups(List.of(fresh.address())).stream()
                        .map(address -> new NewAddress(address, fresh.contact(), fresh.at())))
                .toList();
        var columns = Columns.of(workspace.value(), lookups)
                .text(fresh -> fresh.address().kind())
                .text(fresh -> fresh.address().value())
                .uuid(fresh -> fresh.contact().value());
        return connection
                .preparedQuery(STRANGERS)
                .execute(columns.tuple())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> Set.of(new ContactId(row.getUUID(0)), new ContactId(row.getUUID(1))))
                        .toList());
    }

    public Future<Void> consent(SqlConnection connection, WorkspaceId workspace, List<Consent> consents) {
        var newest = consents.stream().collect(Collectors.toMap(Consent::contact, Function.identity(), Consent::later));
        var columns = Columns.of(workspace.value(), List.copyOf(newest.values()))
                .uuid(consent -> consent.contact().value())
                .time(Consent::optedOutAt)
                .time(Consent::toldAt);
        return connection.preparedQuery(CONSENT).execute(columns.tuple()).mapEmpty();
    }

    private static Known known(Row row) {
        return new Known(
                new ContactAddress(row.getString(0), row.getString(1)),
                new ContactId(row.getUUID(2)),
                row.getString(3));
    }
}
