package io.centralita.core.media.store;

import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MediaTrait;
import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.media.MediaLink;
import io.centralita.core.media.MediaState;
import io.centralita.core.media.Medium;
import io.centralita.core.media.types.MediaTraits;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of media and its links. An attempt's number is its lease: who finishes names the number it began with. */
@ApplicationScoped
public class MediaRows {

    private static final String COLUMNS = """
        m.id, m.channel_id, m.state, m.provider_media_id, m.provider_url, m.mime_type, m.filename, m.sha256, m.size,
        m.detected_type, m.attempts, m.failure, m.uploader_kind, m.uploader_id, m.created_at, m.stored_at, m.traits,
        array(select l.message_id || ' ' || l.conversation_id from media_links l
              where l.workspace_id = m.workspace_id and l.media_id = m.id)\
        """;

    private static final String FIND =
            "select " + COLUMNS + " from media m where m.workspace_id = $1 and m.id = any($2::uuid[])";

    private static final String RETURNING = "returning " + COLUMNS;

    private static final String CLAIM = """
        update media m set attempts = m.attempts + 1, due_at = now() + $3 * interval '1 millisecond'
        where m.workspace_id = $1 and m.id in (
            select id from media where workspace_id = $1 and state = 'pending' and due_at <= now()
              and (channel_id is null or channel_id <> all($4::uuid[]))
            order by due_at limit $2 for update skip locked)
        """ + RETURNING;

    private static final String STORED = """
        update media m set state = 'stored', sha256 = $4, size = $5, detected_type = $6,
            mime_type = coalesce(m.mime_type, $7), stored_at = $8, traits = $9, failure = null, due_at = null
        where m.workspace_id = $1 and m.id = $2 and m.state = 'pending' and m.attempts = $3
        """ + RETURNING;

    private static final String FAILED = """
        update media m set state = 'failed', failure = $4, due_at = null
        where m.workspace_id = $1 and m.id = $2 and m.state = 'pending' and m.attempts = $3
        """ + RETURNING;

    private static final String AGAIN = """
        update media set failure = $4, due_at = now() + $5 * interval '1 millisecond'
        where workspace_id = $1 and id = $2 and state = 'pending' and attempts = $3\
        """;

    private static final String HOLD = """
        update media set attempts = attempts - 1, failure = $4, due_at = now() + $5 * interval '1 millisecond'
        where workspace_id = $1 and id = $2 and state = 'pending' and attempts = $3\
        """;

    private static final String RELEASE = """
        update media set due_at = now()
        where workspace_id = $1 and state = 'pending' and due_at > now() and channel_id = $2 and failure = any($3::text[])\
        """;

    private static final String RETRY = """
        update media m set state = 'pending', attempts = 0, failure = null, due_at = now()
        where m.workspace_id = $1 and m.id = $2 and m.state = 'failed'
        """ + RETURNING;

    private static final String INSERT = """
        insert into media (workspace_id, id, state, mime_type, filename, sha256, size, detected_type, uploader_kind,
                           uploader_id, created_at, stored_at, traits)
        values ($1, $2, 'stored', $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)\
        """;

    private static final String UPLOADED = """
        select coalesce(sum(size), 0)::bigint from media
        where workspace_id = $1 and uploader_id = $2 and created_at > $3\
        """;

    private static final String LINK = """
        insert into media_links (workspace_id, media_id, message_id, conversation_id)
        select $1, n.* from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as n on conflict do nothing\
        """;

    public Future<List<Medium>> find(SqlConnection connection, WorkspaceId workspace, Collection<MediaId> ids) {
        var wanted = ids.stream().map(MediaId::value).toArray(UUID[]::new);
        return run(connection, FIND, Tuple.tuple().addUUID(workspace.value()).addArrayOfUUID(wanted));
    }

    /** Takes pending media that are due, for the length of the lease. */
    public Future<List<Medium>> claim(
            SqlConnection connection, WorkspaceId workspace, int most, Duration lease, Collection<ChannelId> without) {
        return run(
                connection,
                CLAIM,
                Tuple.of(workspace.value(), most, (double) lease.toMillis())
                        .addArrayOfUUID(without.stream().map(ChannelId::value).toArray(UUID[]::new)));
    }

    /** Empty when the lease was lost. */
    public Future<List<Medium>> stored(
            SqlConnection connection,
            WorkspaceId workspace,
            Medium claimed,
            String sha256,
            long size,
            String detectedType,
            Set<MediaTrait> traits,
            @Nullable String mimeType,
            Instant now) {
        return run(
                connection,
                STORED,
                lease(workspace, claimed)
                        .addString(sha256)
                        .addLong(size)
                        .addString(detectedType)
                        .addString(mimeType)
                        .addOffsetDateTime(at(now))
                        .addArrayOfString(MediaTraits.wire(traits)));
    }

    /** Empty when the lease was lost. */
    public Future<List<Medium>> failed(
            SqlConnection connection, WorkspaceId workspace, Medium claimed, String failure) {
        return run(connection, FAILED, lease(workspace, claimed).addString(failure));
    }

    public Future<Void> again(
            SqlConnection connection, WorkspaceId workspace, Medium claimed, String failure, Duration wait) {
        return later(connection, AGAIN, workspace, claimed, failure, wait);
    }

    /** As {@link #again}, but the attempt does not count. */
    public Future<Void> hold(
            SqlConnection connection, WorkspaceId workspace, Medium claimed, String failure, Duration wait) {
        return later(connection, HOLD, workspace, claimed, failure, wait);
    }

    /** Media of a channel that wait with one of those failures are due now. One that is being fetched may be fetched twice. */
    public Future<Void> release(
            SqlConnection connection, WorkspaceId workspace, ChannelId channel, Collection<String> failures) {
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(workspace.value(), channel.value()).addArrayOfString(failures.toArray(String[]::new)))
                .mapEmpty();
    }

    private static Future<Void> later(
            SqlConnection connection,
            String statement,
            WorkspaceId workspace,
            Medium claimed,
            String failure,
            Duration wait) {
        return connection
                .preparedQuery(statement)
                .execute(lease(workspace, claimed).addString(failure).addDouble((double) wait.toMillis()))
                .mapEmpty();
    }

    /** Empty when it is not failed. */
    public Future<List<Medium>> retry(SqlConnection connection, WorkspaceId workspace, MediaId id) {
        return run(connection, RETRY, Tuple.of(workspace.value(), id.value()));
    }

    public Future<Void> insert(SqlConnection connection, WorkspaceId workspace, Medium medium, Actor uploader) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(workspace.value())
                        .addUUID(medium.id().value())
                        .addString(medium.mimeType())
                        .addString(medium.filename())
                        .addString(medium.sha256())
                        .addLong(medium.size())
                        .addString(medium.detectedType())
                        .addString(uploader.kind().wire())
                        .addUUID(uploader.id())
                        .addOffsetDateTime(at(medium.createdAt()))
                        .addArrayOfString(MediaTraits.wire(medium.traits())))
                .mapEmpty();
    }

    /** How many bytes somebody uploaded since then. */
    public Future<Long> uploaded(SqlConnection connection, WorkspaceId workspace, UUID uploader, Instant since) {
        return connection
                .preparedQuery(UPLOADED)
                .execute(Tuple.of(workspace.value(), uploader, at(since)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    public Future<Void> link(SqlConnection connection, WorkspaceId workspace, List<MediaLink> links) {
        var columns = Columns.of(workspace.value(), links)
                .uuid(link -> link.media().value())
                .uuid(MediaLink::message)
                .uuid(MediaLink::conversation);
        return connection.preparedQuery(LINK).execute(columns.tuple()).mapEmpty();
    }

    private static Tuple lease(WorkspaceId workspace, Medium claimed) {
        return Tuple.of(workspace.value(), claimed.id().value(), (short) claimed.attempts());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Future<List<Medium>> run(SqlConnection connection, String statement, Tuple parameters) {
        return connection.preparedQuery(statement).execute(parameters).map(MediaRows::media);
    }

    private static List<Medium> media(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(MediaRows::medium)
                .toList();
    }

    private static Medium medium(Row row) {
        var channel = row.getUUID(1);
        var providerId = row.getString(3);
        var uploader = row.getUUID(13);
        var stored = row.getOffsetDateTime(15);
        return new Medium(
                new MediaId(row.getUUID(0)),
                channel == null ? null : new ChannelId(channel),
                MediaState.ofWire(row.getString(2)),
                providerId == null
                        ? null
                        : new MediaReference(
                                providerId, row.getString(4), row.getString(5), row.getString(7), row.getLong(8)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getString(9),
                MediaTraits.ofWire(row.getArrayOfStrings(16)),
                row.getInteger(10),
                row.getString(11),
                uploader == null ? null : new Actor(Actor.Kind.ofWire(row.getString(12)), uploader),
                row.getOffsetDateTime(14).toInstant(),
                stored == null ? null : stored.toInstant(),
                Arrays.stream(row.getArrayOfStrings(17)).map(MediaRows::link).toList());
    }

    private static Medium.Link link(String pair) {
        var space = pair.indexOf(' ');
        return new Medium.Link(UUID.fromString(pair.substring(0, space)), UUID.fromString(pair.substring(space + 1)));
    }
}
