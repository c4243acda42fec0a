package io.centralita.core.contacts;

import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Contacts for the walk: set-based, in the walk's transaction, on plain Vert.x futures. */
@ApplicationScoped
public class IntakeContacts {

    /** Whose addresses are, and whose they were that were given up after a time: of contacts that merged, who they are now. */
    private static final String FIND = """
            select a.kind, a.value, a.contact_id, c.name, null::timestamptz
            from unnest($2::text[], $3::text[]) as wanted (kind, value)
            join contact_addresses a
              on a.workspace_id = $1 and a.kind = wanted.kind and a.value = wanted.value
            join contacts c on c.workspace_id = $1 and c.id = a.contact_id
            union all
            select past.kind, past.value, today.id, today.name, past.held_until
            from unnest($2::text[], $3::text[]) as wanted (kind, value)
            join contact_past_addresses past
              on past.workspace_id = $1 and past.kind = wanted.kind and past.value = wanted.value
             and past.held_until > $4
            cross join lateral (
                with recursive line as (
                    select id, name, merged_into from contacts where workspace_id = $1 and id = past.contact_id
                    union all
                    select next.id, next.name, next.merged_into from line
                    join contacts next on next.workspace_id = $1 and next.id = line.merged_into)
                select id, name from line where merged_into is null) today""";

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

    /** An address that the contact was not known by is noted too: what it wrote from there may come yet. */
    private static final String RETIRE = """
            with told as (
                select * from unnest($2::text[], $3::text[], $4::uuid[], $5::text[], $6::timestamptz[], $7::boolean[])
                    as n (kind, value, contact_id, reason, at, named)),
            gone as (
                delete from contact_addresses a using told n
                where a.workspace_id = $1 and a.kind = n.kind and a.value = n.value and a.contact_id = n.contact_id
                returning a.kind, a.value, a.contact_id, least(a.created_at, n.at) as since, n.reason, n.at)
            insert into contact_past_addresses (workspace_id, contact_id, kind, value, reason, held_from, held_until)
            select $1, contact_id, kind, value, reason, since, at from gone
            union all
            select $1, n.contact_id, n.kind, n.value, n.reason, n.at, n.at from told n
            where n.named
              and not exists (select from gone g
                              where g.contact_id = n.contact_id and g.kind = n.kind and g.value = n.value)
              and not exists (select from contact_past_addresses p
                              where p.workspace_id = $1 and p.contact_id = n.contact_id
                                and p.kind = n.kind and p.value = n.value)
            on conflict do nothing""";

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

    /** An address that was given up, whose it was, and until when. */
    public record Past(
            ContactAddress address,
            ContactId contact,
            @Nullable String name,
            Instant until) {}

    /** What is known of addresses. */
    public record Found(List<Known> known, List<Past> past) {}

    public record New(ContactId id, @Nullable String name, Instant at) {}

    /** The name of a contact that had none. */
    public record Named(ContactId id, String name, Instant at) {}

    public record NewAddress(ContactAddress address, ContactId contact, Instant at) {}

    /**
     * An address that no longer holds.
     *
     * @param at since when, by who told it
     * @param named whether it was told, and not only looked up as the other form of one that was
     */
    public record Retired(ContactAddress address, ContactId contact, String reason, Instant at, boolean named) {}

    /** Whether a contact wants marketing, as it said at that time. */
    public record Consent(ContactId contact, boolean wants, Instant toldAt) {

        private @Nullable Instant optedOutAt() {
            return wants ? null : toldAt;
        }

        private static Consent later(Consent before, Consent now) {
            return now.toldAt().isBefore(before.toldAt()) ? before : now;
        }
    }

    /** @param since those given up until then are left out */
    public Future<Found> find(
            SqlConnection connection, WorkspaceId workspace, List<ContactAddress> addresses, Instant since) {
        if (addresses.isEmpty()) {
            return Future.succeededFuture(new Found(List.of(), List.of()));
        }
        var columns = Columns.of(workspace.value(), addresses)
                .text(ContactAddress::kind)
                .text(ContactAddress::value);
        return connection
                .preparedQuery(FIND)
                .execute(columns.tuple().addOffsetDateTime(since.atOffset(ZoneOffset.UTC)))
                .map(IntakeContacts::found);
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
                .time(Retired::at)
                .flag(Retired::named);
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

    private static Found found(RowSet<Row> rows) {
        var known = new ArrayList<Known>(rows.size());
        var past = new ArrayList<Past>();
        for (var row : rows) {
            var address = new ContactAddress(row.getString(0), row.getString(1));
            var contact = new ContactId(row.getUUID(2));
            var until = row.getOffsetDateTime(4);
            if (until == null) {
                known.add(new Known(address, contact, row.getString(3)));
            } else {
                past.add(new Past(address, contact, row.getString(3), until.toInstant()));
            }
        }
        return new Found(known, past);
    }
}
