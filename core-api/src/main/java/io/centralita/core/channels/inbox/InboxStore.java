package io.centralita.core.channels.inbox;

import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.db.StorableText;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The inbox in SQL. */
@ApplicationScoped
class InboxStore {

    private static final String INSERT = """
            with stored as (
                insert into inbox (workspace_id, id, channel_id, lane, peer_key, content_type, body, received_at)
                select $1, e.* from unnest($2::uuid[], $3::uuid[], $4::smallint[], $5::text[], $6::text[], $7::bytea[],
                                           $8::timestamptz[]) as e
                returning workspace_id, lane, id)
            insert into inbox_pending (workspace_id, lane, id) select workspace_id, lane, id from stored""";

    private static final String PENDING = """
            select p.id, p.attempts, i.channel_id, i.peer_key, i.content_type, i.body, i.received_at
            from inbox_pending p join inbox i on i.workspace_id = p.workspace_id and i.id = p.id
            where p.workspace_id = $1 and p.lane = $2 and p.id > $3 order by p.id limit $4""";

    private static final String TAKE = """
            delete from inbox_pending p using unnest($2::smallint[], $3::uuid[]) as taken (lane, id)
            where p.workspace_id = $1 and p.lane = taken.lane and p.id = taken.id returning p.id""";

    private static final String FAILED =
            "update inbox_pending set attempts = $4 where workspace_id = $1 and lane = $2 and id = $3";

    private static final String BURY = """
            insert into dead_letters (workspace_id, id, channel_id, lane, peer_key, content_type, body, cause_code, cause,
                                      attempts, received_at, account_key, died_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now()) on conflict do nothing""";

    private final HotDatabase database;

    InboxStore(HotDatabase database) {
        this.database = database;
    }

    Future<Void> insert(WorkspaceId workspace, List<InboxEntry> entries) {
        return database.inOneFlight(
                workspace,
                connection -> connection
                        .preparedQuery(INSERT)
                        .execute(columns(workspace, entries))
                        .mapEmpty());
    }

    Future<List<InboxEntry>> pending(LaneRef lane, UUID after, int limit) {
        return database.inWorkspace(
                lane.workspace(),
                connection -> connection
                        .preparedQuery(PENDING)
                        .execute(Tuple.of(lane.workspace().value(), lane.lane(), after, limit))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> read(lane, row))
                                .toList()));
    }

    /** Takes entries out of what is pending; the answer is those that were. */
    Future<Set<UUID>> take(SqlConnection connection, WorkspaceId workspace, List<InboxEntry> entries) {
        var lanes = entries.stream().map(InboxEntry::lane).toArray(Short[]::new);
        var ids = entries.stream().map(InboxEntry::id).toArray(UUID[]::new);
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(workspace.value(), lanes, ids))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .collect(Collectors.toSet()));
    }

    Future<Void> failed(InboxEntry entry) {
        return database.inWorkspace(
                entry.workspace(),
                connection -> connection
                        .preparedQuery(FAILED)
                        .execute(
                                Tuple.of(entry.workspace().value(), entry.lane(), entry.id(), (short) entry.attempts()))
                        .mapEmpty());
    }

    Future<Void> bury(InboxEntry entry, String code, String cause) {
        return database.inWorkspace(entry.workspace(), connection -> bury(connection, entry, code, cause));
    }

    Future<Void> bury(SqlConnection connection, InboxEntry entry, String code, String cause) {
        var delivery = entry.delivery();
        return connection
                .preparedQuery(BURY)
                .execute(Tuple.tuple()
                        .addUUID(entry.workspace().value())
                        .addUUID(entry.id())
                        .addUUID(entry.channel().value())
                        .addShort(entry.lane())
                        .addString(delivery.peerKey())
                        .addString(StorableText.clean(delivery.contentType()))
                        .addBuffer(Buffer.buffer(delivery.body()))
                        .addString(code)
                        .addString(StorableText.clean(cause))
                        .addShort((short) entry.attempts())
                        .addOffsetDateTime(entry.receivedAt().atOffset(ZoneOffset.UTC))
                        .addString(delivery.accountKey()))
                .mapEmpty();
    }

    private static Tuple columns(WorkspaceId workspace, List<InboxEntry> entries) {
        var size = entries.size();
        var ids = new UUID[size];
        var channels = new UUID[size];
        var lanes = new Short[size];
        var peers = new String[size];
        var types = new String[size];
        var bodies = new Buffer[size];
        var times = new OffsetDateTime[size];
        for (var at = 0; at < size; at++) {
            var entry = entries.get(at);
            ids[at] = entry.id();
            channels[at] = entry.channel().value();
            lanes[at] = entry.lane();
            peers[at] = entry.delivery().peerKey();
            types[at] = entry.delivery().contentType();
            bodies[at] = Buffer.buffer(entry.delivery().body());
            times[at] = entry.receivedAt().atOffset(ZoneOffset.UTC);
        }
        return Tuple.tuple()
                .addUUID(workspace.value())
                .addArrayOfUUID(ids)
                .addArrayOfUUID(channels)
                .addArrayOfShort(lanes)
                .addArrayOfString(peers)
                .addArrayOfString(types)
                .addArrayOfBuffer(bodies)
                .addArrayOfOffsetDateTime(times);
    }

    private static InboxEntry read(LaneRef lane, Row row) {
        return new InboxEntry(
                row.getUUID(0),
                lane.workspace(),
                new ChannelId(row.getUUID(2)),
                lane.lane(),
                row.getShort(1),
                row.getOffsetDateTime(6).toInstant(),
                new RawDelivery(null, row.getString(3), row.getBuffer(5).getBytes(), row.getString(4), null));
    }
}
