package io.centralita.core.contacts.store;

import io.centralita.core.contacts.Contact;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.ContactRow;
import io.centralita.core.contacts.ContactSearch;
import io.centralita.core.contacts.PastAddress;
import io.centralita.core.kernel.http.Versioned;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of contacts and their addresses, each call within a transaction of the workspace. */
@ApplicationScoped
public class ContactStore {

    private static final String SELECT = "select contact.id, contact.name, " + ContactRow.ADDRESSES
            + ", contact.created_at, contact.updated_at, contact.version, contact.search_name from contacts contact";

    private static final String ONE = SELECT + " where contact.workspace_id = $1 and contact.id = $2";

    private static final String SURVIVOR = """
            with recursive line as (
                select id, merged_into from contacts where workspace_id = $1 and id = $2
                union all
                select next.id, next.merged_into from line
                join contacts next on next.workspace_id = $1 and next.id = line.merged_into)
            select id from line where merged_into is null""";

    /** Also of those that were merged into the contact: a merge leaves these where they are, so that undoing it takes them along. */
    private static final String PAST_ADDRESSES = """
            with recursive one as (
                select $2::uuid as id
                union all
                select merged.id from one
                join contacts merged on merged.workspace_id = $1 and merged.merged_into = one.id)
            select past.kind, past.value, past.reason, past.held_from, past.held_until
            from one join contact_past_addresses past on past.workspace_id = $1 and past.contact_id = one.id
            order by past.held_until desc, past.kind, past.value limit 200""";

    private static final String LIST = SELECT + " " + """
             where contact.workspace_id = $1 and contact.merged_into is null
               and (contact.search_name, contact.id) > ($2, $3)
               and (strpos(contact.search_name, $4) > 0
                    or ($5::text is not null and contact.id in (
                        select address.contact_id from contact_addresses address
                        where address.workspace_id = $1 and strpos(address.value, $5) > 0)))
             order by contact.search_name, contact.id limit $6""";

    private static final String INSERT = """
            insert into contacts (workspace_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)""";

    private static final String INSERT_ADDRESS = """
            insert into contact_addresses (workspace_id, kind, value, contact_id, created_at)
            values ($1, $2, $3, $4, $5) on conflict do nothing""";

    private static final String UPDATE = """
            update contacts set name = $3, updated_at = $4, version = version + 1 where workspace_id = $1 and id = $2
            returning version""";

    /** Ascending by lower-case name, then id, after the place given. */
    public Uni<List<ListedContact>> list(
            SqlConnection connection, WorkspaceId workspace, ContactSearch search, ContactPlace after, int limit) {
        var parameters = Tuple.tuple()
                .addUUID(workspace.value())
                .addString(after.name())
                .addUUID(after.id())
                .addString(search.name())
                .addString(search.address().orElse(null))
                .addInteger(limit);
        return connection
                .preparedQuery(LIST)
                .execute(parameters)
                .map(rows -> rows.stream()
                        .map(row -> new ListedContact(
                                read(row).value(), new ContactPlace(row.getString(6), row.getUUID(0))))
                        .toList());
    }

    /** Who a contact is today; null when there is none. */
    public Uni<@Nullable ContactId> survivor(SqlConnection connection, WorkspaceId workspace, ContactId contact) {
        return connection
                .preparedQuery(SURVIVOR)
                .execute(Tuple.of(workspace.value(), contact.value()))
                .map(rows -> rows.size() == 0
                        ? null
                        : new ContactId(rows.iterator().next().getUUID(0)));
    }

    /**
     * Youngest first, at most 200.
     *
     * @param contact who the person is today
     */
    public Uni<List<PastAddress>> pastAddresses(SqlConnection connection, WorkspaceId workspace, ContactId contact) {
        return connection
                .preparedQuery(PAST_ADDRESSES)
                .execute(Tuple.of(workspace.value(), contact.value()))
                .map(rows -> rows.stream()
                        .map(row -> new PastAddress(
                                row.getString(0),
                                row.getString(1),
                                row.getString(2),
                                row.getOffsetDateTime(3).toInstant(),
                                row.getOffsetDateTime(4).toInstant()))
                        .toList());
    }

    /** @return null when there is none */
    public Uni<@Nullable Versioned<Contact>> find(SqlConnection connection, WorkspaceId workspace, ContactId id) {
        return one(connection, ONE, workspace, id);
    }

    /** The same, and nobody else changes it until the transaction ends. */
    public Uni<@Nullable Versioned<Contact>> lock(SqlConnection connection, WorkspaceId workspace, ContactId id) {
        return one(connection, ONE + " for update of contact", workspace, id);
    }

    /** @return fails with {@code already_exists} when an address belongs to a contact already */
    public Uni<Void> insert(SqlConnection connection, WorkspaceId workspace, Contact contact) {
        var row = Tuple.of(
                workspace.value(),
                contact.id().value(),
                contact.name(),
                contact.createdAt().atOffset(ZoneOffset.UTC));
        Uni<Void> done = connection.preparedQuery(INSERT).execute(row).replaceWithVoid();
        for (var address : contact.addresses()) {
            done = done.chain(() -> insert(connection, workspace, contact.id(), address, contact.createdAt()));
        }
        return done;
    }

    /** @return fails with {@code already_exists} when the address belongs to a contact already */
    public Uni<Void> insert(
            SqlConnection connection, WorkspaceId workspace, ContactId contact, ContactAddress address, Instant now) {
        var row = Tuple.of(
                workspace.value(), address.kind(), address.value(), contact.value(), now.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(INSERT_ADDRESS).execute(row).map(inserted -> {
            if (inserted.rowCount() == 0) {
                throw ProblemException.of(ProblemCode.ALREADY_EXISTS, "A contact with this address exists already.");
            }
            return null;
        });
    }

    /** @return the new version */
    public Uni<Long> update(SqlConnection connection, WorkspaceId workspace, Contact contact) {
        var row = Tuple.of(
                workspace.value(),
                contact.id().value(),
                contact.name(),
                contact.updatedAt().atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(UPDATE)
                .execute(row)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Uni<@Nullable Versioned<Contact>> one(
            SqlConnection connection, String sql, WorkspaceId workspace, ContactId id) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(workspace.value(), id.value()))
                .map(rows -> rows.size() == 0 ? null : read(rows.iterator().next()));
    }

    private static Versioned<Contact> read(Row row) {
        var core = ContactRow.read(row.getDelegate(), 0);
        var contact = new Contact(
                core.id(),
                core.name(),
                core.addresses(),
                row.getOffsetDateTime(3).toInstant(),
                row.getOffsetDateTime(4).toInstant());
        return new Versioned<>(contact, row.getLong(5));
    }
}
