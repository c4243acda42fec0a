package io.centralita.core.contacts.store;

import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a merge changes of contacts and their addresses, each call within a transaction of the workspace. */
@ApplicationScoped
public class MergeStore {

    private static final String LOCK = """
            select id, name, merged_into, marketing_opted_out_at from contacts
            where workspace_id = $1 and id = any($2::uuid[]) order by id for update""";

    private static final String MOVE_ADDRESSES = """
            update contact_addresses set contact_id = $3
            where workspace_id = $1 and contact_id = $2 and ($4::text[] is null or kind || ':' || value = any($4))
            returning kind, value""";

    private static final String GO = """
            update contacts set merged_into = $3, updated_at = $4, version = version + 1
            where workspace_id = $1 and id = $2""";

    private static final String STAY = """
            update contacts set name = $3, marketing_opted_out_at = $4, updated_at = $5, version = version + 1
            where workspace_id = $1 and id = $2""";

    /** Locks the contacts in the order of their ids; those that are not there are missing. */
    public Uni<Map<ContactId, MergeParty>> lock(
            SqlConnection connection, WorkspaceId workspace, List<ContactId> contacts) {
        var ids = contacts.stream().map(ContactId::value).toArray(UUID[]::new);
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.tuple().addUUID(workspace.value()).addArrayOfUUID(ids))
                .map(rows -> rows.stream()
                        .map(row -> new MergeParty(
                                new ContactId(row.getUUID(0)),
                                row.getString(1),
                                row.getUUID(2) == null ? null : new ContactId(row.getUUID(2)),
                                instant(row.getOffsetDateTime(3))))
                        .collect(Collectors.toMap(MergeParty::id, Function.identity())));
    }

    public Uni<List<ContactAddress>> moveAddresses(
            SqlConnection connection, WorkspaceId workspace, ContactId from, ContactId into) {
        return move(connection, workspace, from, into, null);
    }

    /** Only those given, as far as {@code from} still has them. */
    public Uni<List<ContactAddress>> moveAddresses(
            SqlConnection connection,
            WorkspaceId workspace,
            ContactId from,
            ContactId into,
            List<ContactAddress> addresses) {
        return move(
                connection,
                workspace,
                from,
                into,
                addresses.stream()
                        .map(address -> address.kind() + ":" + address.value())
                        .toArray(String[]::new));
    }

    /** @param into null when it is a contact of its own again */
    public Uni<Void> go(
            SqlConnection connection, WorkspaceId workspace, ContactId contact, @Nullable ContactId into, Instant now) {
        var row = Tuple.tuple()
                .addUUID(workspace.value())
                .addUUID(contact.value())
                .addUUID(into == null ? null : into.value())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(GO).execute(row).replaceWithVoid();
    }

    public Uni<Void> stay(SqlConnection connection, WorkspaceId workspace, MergeParty contact, Instant now) {
        var optedOut = contact.optedOutAt();
        var row = Tuple.tuple()
                .addUUID(workspace.value())
                .addUUID(contact.id().value())
                .addString(contact.name())
                .addOffsetDateTime(optedOut == null ? null : optedOut.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(STAY).execute(row).replaceWithVoid();
    }

    private static Uni<List<ContactAddress>> move(
            SqlConnection connection, WorkspaceId workspace, ContactId from, ContactId into, String @Nullable [] only) {
        var row = Tuple.tuple()
                .addUUID(workspace.value())
                .addUUID(from.value())
                .addUUID(into.value())
                .addArrayOfString(only);
        return connection
                .preparedQuery(MOVE_ADDRESSES)
                .execute(row)
                .map(rows -> rows.stream()
                        .map(moved -> new ContactAddress(moved.getString(0), moved.getString(1)))
                        .toList());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
