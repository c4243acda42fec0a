package io.centralita.core.messages.delivery;

import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.ReachedAddress;
import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a batch of sends needs beside its conversations; set-based. */
@ApplicationScoped
class SendStore {

    private static final String KEPT = """
            select k.principal_id, k.key, k.fingerprint, k.status, k.location, k.body
            from unnest($2::uuid[], $3::text[]) as wanted (principal_id, key)
            join idempotency_keys k
              on k.workspace_id = $1 and k.principal_id = wanted.principal_id and k.key = wanted.key""";

    private static final String KEEP = """
            insert into idempotency_keys (workspace_id, principal_id, key, fingerprint, status, location, body, created_at)
            select $1, n.principal_id, n.key, n.fingerprint, n.status, n.location, n.body, n.created_at
            from unnest($2::uuid[], $3::text[], $4::bytea[], $5::bigint[], $6::text[], $7::text[], $8::timestamptz[])
                 as n (principal_id, key, fingerprint, status, location, body, created_at)""";

    private static final String ADDRESSES = """
            select c.id, a.kind, a.value
            from conversations c join contact_addresses a on a.workspace_id = $1 and a.contact_id = c.contact_id
            where c.workspace_id = $1 and c.id = any($2::uuid[]) and\s""" + ReachedAddress.CONDITION + " order by a.created_at";

    record KeyRef(UUID principal, String key) {

        static KeyRef of(IdempotencyKey key) {
            return new KeyRef(key.principal(), key.key());
        }
    }

    /** An answer given before. */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(byte[] fingerprint, Answer answer) {}

    record NewKey(IdempotencyKey key, Answer answer, Instant at) {}

    Future<Map<KeyRef, Kept>> kept(SqlConnection connection, WorkspaceId workspace, List<KeyRef> keys) {
        if (keys.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        var columns =
                Columns.of(workspace.value(), keys).uuid(KeyRef::principal).text(KeyRef::key);
        return connection.preparedQuery(KEPT).execute(columns.tuple()).map(rows -> {
            var kept = new HashMap<KeyRef, Kept>();
            for (var row : rows) {
                var answer = new Answer(row.getInteger(3), row.getString(4), row.getString(5), true);
                kept.put(
                        new KeyRef(row.getUUID(0), row.getString(1)),
                        new Kept(row.getBuffer(2).getBytes(), answer));
            }
            return kept;
        });
    }

    /** A key that another transaction stored meanwhile is a unique violation: the batch fails and each is tried again. */
    Future<Void> keep(SqlConnection connection, WorkspaceId workspace, List<NewKey> keys) {
        var columns = Columns.of(workspace.value(), keys)
                .uuid(fresh -> fresh.key().principal())
                .text(fresh -> fresh.key().key())
                .bytes(fresh -> fresh.key().fingerprint())
                .number(fresh -> (long) fresh.answer().status())
                .text(fresh -> fresh.answer().location())
                .text(fresh -> fresh.answer().body())
                .time(NewKey::at);
        return connection.preparedQuery(KEEP).execute(columns.tuple()).mapEmpty();
    }

    Future<Map<ConversationId, List<ContactAddress>>> addresses(
            SqlConnection connection, WorkspaceId workspace, Collection<ConversationId> conversations) {
        var ids = conversations.stream().map(ConversationId::value).toArray(UUID[]::new);
        return connection
                .preparedQuery(ADDRESSES)
                .execute(tuple(workspace, ids))
                .map(rows -> {
                    var addresses = new HashMap<ConversationId, List<ContactAddress>>();
                    for (var row : rows) {
                        addresses
                                .computeIfAbsent(new ConversationId(row.getUUID(0)), conversation -> new ArrayList<>())
                                .add(new ContactAddress(row.getString(1), row.getString(2)));
                    }
                    return addresses;
                });
    }

    private static Tuple tuple(WorkspaceId workspace, UUID[] ids) {
        return Tuple.tuple().addUUID(workspace.value()).addArrayOfUUID(ids);
    }
}
