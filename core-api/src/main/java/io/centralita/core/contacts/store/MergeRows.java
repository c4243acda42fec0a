package io.centralita.core.contacts.store;

import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.ContactMerge;
import io.centralita.core.contacts.MergeReason;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ContactMergeId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of merges, each call within a transaction of the workspace. */
@ApplicationScoped
public class MergeRows {

    private static final String COLUMNS = "select id, source_id, target_id, reason, merged_at, address_pairs,"
            + " conversation_ids, undone_at, took_name, took_opt_out, opted_out_before from contact_merges"
            + " where workspace_id = $1";

    private static final String STANDING = COLUMNS + " and source_id = $2 and undone_at is null";

    private static final String HISTORY =
            COLUMNS + " and (source_id = $2 or target_id = $2) order by id desc limit 200";

    private static final String INSERT = """
            insert into contact_merges (workspace_id, id, source_id, target_id, reason, merged_at, address_pairs,
                                        conversation_ids, took_name, took_opt_out, opted_out_before, actor_kind, actor_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private static final String UNDO = """
            update contact_merges set undone_at = $3, undone_actor_kind = $4, undone_actor_id = $5
            where workspace_id = $1 and id = $2""";

    public Uni<Optional<StandingMerge>> standing(SqlConnection connection, WorkspaceId workspace, ContactId source) {
        return connection
                .preparedQuery(STANDING)
                .execute(Tuple.of(workspace.value(), source.value()))
                .map(rows -> rows.stream().map(MergeRows::read).findFirst());
    }

    /** Youngest first, at most 200. */
    public Uni<List<ContactMerge>> history(SqlConnection connection, WorkspaceId workspace, ContactId contact) {
        return connection
                .preparedQuery(HISTORY)
                .execute(Tuple.of(workspace.value(), contact.value()))
                .map(rows -> rows.stream().map(row -> read(row).merge()).toList());
    }

    public Uni<Void> insert(SqlConnection connection, WorkspaceId workspace, StandingMerge standing, Actor actor) {
        var merge = standing.merge();
        var before = standing.optedOutBefore();
        var row = Tuple.tuple()
                .addUUID(workspace.value())
                .addUUID(merge.id().value())
                .addUUID(merge.contactId().value())
                .addUUID(merge.intoId().value())
                .addString(merge.reason().wire())
                .addOffsetDateTime(merge.mergedAt().atOffset(ZoneOffset.UTC))
                .addArrayOfString(merge.addresses().stream()
                        .map(address -> address.kind() + ":" + address.value())
                        .toArray(String[]::new))
                .addArrayOfUUID(merge.conversationIds().stream()
                        .map(ConversationId::value)
                        .toArray(UUID[]::new))
                .addBoolean(standing.tookName())
                .addBoolean(standing.tookOptOut())
                .addOffsetDateTime(before == null ? null : before.atOffset(ZoneOffset.UTC))
                .addString(actor.kind().wire())
                .addUUID(actor.id());
        return connection.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    public Uni<Void> undo(
            SqlConnection connection, WorkspaceId workspace, ContactMergeId merge, Actor actor, Instant now) {
        var row = Tuple.tuple()
                .addUUID(workspace.value())
                .addUUID(merge.value())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addString(actor.kind().wire())
                .addUUID(actor.id());
        return connection.preparedQuery(UNDO).execute(row).replaceWithVoid();
    }

    private static StandingMerge read(Row row) {
        var merge = new ContactMerge(
                new ContactMergeId(row.getUUID(0)),
                new ContactId(row.getUUID(1)),
                new ContactId(row.getUUID(2)),
                MergeReason.ofWire(row.getString(3)),
                row.getOffsetDateTime(4).toInstant(),
                Arrays.stream(row.getArrayOfStrings(5))
                        .map(ContactAddress::ofPair)
                        .toList(),
                Arrays.stream(row.getArrayOfUUIDs(6)).map(ConversationId::new).toList(),
                instant(row.getOffsetDateTime(7)));
        return new StandingMerge(merge, row.getBoolean(8), row.getBoolean(9), instant(row.getOffsetDateTime(10)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
