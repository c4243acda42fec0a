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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Statuses that came before the message they speak of was known; they are merged when it is. */
@ApplicationScoped
public class ParkedStatuses {

    private static final String PARK = """
            insert into parked_statuses (workspace_id, channel_id, provider_message_id, id, status, occurred_at, error,
                                         parked_at)
            select $1, n.*, now() from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::timestamptz[],
                                              $7::text[]) as n""";

    private static final String TAKE = """
            delete from parked_statuses p
            using unnest($2::uuid[], $3::text[]) as wanted (channel_id, provider_message_id)
            where p.workspace_id = $1 and p.channel_id = wanted.channel_id
              and p.provider_message_id = wanted.provider_message_id
            returning p.channel_id, p.provider_message_id, p.status, p.occurred_at, p.error""";

    /** A message somebody may have spoken of too early. */
    public record Waiting(ChannelId channel, String providerId) {}

    public record Parked(
            ChannelId channel,
            String providerId,
            MessageStatus status,
            Instant occurredAt,
            @Nullable String error) {

        public DeliveryMarks marks() {
            return DeliveryMarks.at(status, occurredAt, error);
        }
    }

    public Future<Void> park(SqlConnection connection, WorkspaceId workspace, List<Parked> statuses) {
        var columns = Columns.of(workspace.value(), statuses)
                .uuid(status -> status.channel().value())
                .text(Parked::providerId)
                .uuid(status -> MessageId.next().value())
                .text(status -> status.status().wire())
                .time(Parked::occurredAt)
                .text(Parked::error);
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

    private static Parked read(Row row) {
        return new Parked(
                new ChannelId(row.getUUID(0)),
                row.getString(1),
                MessageStatus.ofWire(row.getString(2)),
                row.getOffsetDateTime(3).toInstant(),
                row.getString(4));
    }
}
