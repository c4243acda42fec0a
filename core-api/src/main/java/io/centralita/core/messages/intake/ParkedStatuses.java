package io.centralita.core.messages.intake;

import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.DeliveryMarks;
import io.centralita.core.messages.MessageStatus;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Statuses that came before the message they speak of was known; they are merged when it is. */
@ApplicationScoped
public class ParkedStatuses {

    private static final String PARK = """
            insert into parked_statuses (workspace_id, channel_id, provider_message_id, id, status, occurred_at, error,
                                         pricing, parked_at)
            select $1, n.*, now() from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::timestamptz[],
                                              $7::text[], $8::text[]) as n""";

    private static final String TAKE = """
            delete from parked_statuses p
            using unnest($2::uuid[], $3::text[]) as wanted (channel_id, provider_message_id)
            where p.workspace_id = $1 and p.channel_id = wanted.channel_id
              and p.provider_message_id = wanted.provider_message_id
            returning p.channel_id, p.provider_message_id, p.status, p.occurred_at, p.error, p.pricing""";

    private static final String TAKE_KNOWN = """
            with old as (
                delete from parked_statuses where workspace_id = $1 and parked_at < now() - interval '7 days')
            delete from parked_statuses p using message_keys k
            where p.workspace_id = $1 and k.workspace_id = $1 and k.channel_id = p.channel_id
              and k.provider_message_id = p.provider_message_id and p.parked_at >= now() - interval '7 days'
            returning p.channel_id, p.provider_message_id, p.status, p.occurred_at, p.error, p.pricing, k.message_id""";

    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Map<WorkspaceId, Instant> lately = new ConcurrentHashMap<>();

    /** A message somebody may have spoken of too early. */
    public record Waiting(ChannelId channel, String providerId) {}

    public record Parked(
            ChannelId channel,
            String providerId,
            MessageStatus status,
            Instant occurredAt,
            @Nullable String error,
            @Nullable String pricing) {

        public DeliveryMarks marks() {
            return DeliveryMarks.at(status, occurredAt, error).charged(pricing);
        }
    }

    /** A status whose message is known by now. */
    record Known(MessageId message, Parked status) {}

    public Future<Void> park(SqlConnection connection, WorkspaceId workspace, List<Parked> statuses) {
        lately.put(workspace, Instant.now());
        var columns = Columns.of(workspace.value(), statuses)
                .uuid(status -> status.channel().value())
                .text(Parked::providerId)
                .uuid(status -> MessageId.next().value())
                .text(status -> status.status().wire())
                .time(Parked::occurredAt)
                .text(Parked::error)
                .text(Parked::pricing);
        return connection.preparedQuery(PARK).execute(columns.tuple()).mapEmpty();
    }

    public Future<List<Parked>> take(SqlConnection connection, WorkspaceId workspace, List<Waiting> waiting) {
        var columns = Columns.of(workspace.value(), waiting)
                .uuid(wanted -> wanted.channel().value())
                .text(Waiting::providerId);
        return connection
                .preparedQuery(TAKE)
                .execute(columns.tuple())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ParkedStatuses::read)
                        .toList());
    }

    /** Workspaces in which this node parked something in the last minute. */
    Set<WorkspaceId> latelyParked() {
        var since = Instant.now().minus(LATELY);
        lately.values().removeIf(parked -> parked.isBefore(since));
        return Set.copyOf(lately.keySet());
    }

    /** Takes those whose message was stored in the meantime. */
    Future<List<Known>> takeKnown(SqlConnection connection, WorkspaceId workspace) {
        return connection
                .preparedQuery(TAKE_KNOWN)
                .execute(Tuple.of(workspace.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Known(new MessageId(row.getUUID(6)), read(row)))
                        .toList());
    }

    private static Parked read(Row row) {
        return new Parked(
                new ChannelId(row.getUUID(0)),
                row.getString(1),
                MessageStatus.ofWire(row.getString(2)),
                row.getOffsetDateTime(3).toInstant(),
                row.getString(4),
                row.getString(5));
    }
}
