package io.centralita.core.channels.store;

import io.centralita.channel.spi.feature.Templates.Template;
import io.centralita.core.channels.templates.KnownTemplate;
import io.centralita.core.channels.templates.TemplateFilter;
import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.TemplateId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Templates in SQL. */
@ApplicationScoped
public class TemplateRows {

    private static final String SELECT =
            "select id, channel_id, provider_id, name, language, category, status, quality, reason, components,"
                    + " version, created_at, updated_at from templates where workspace_id = $1 and channel_id = $2";

    private static final String LIST = SELECT + " and id > $3 and ($4::text is null or name = $4)"
            + " and ($5::text is null or language = $5) and ($6::text is null or status = $6) order by id limit $7";

    private static final String INSERT = """
            insert into templates (workspace_id, id, channel_id, provider_id, name, language, category, status, quality,
                                   reason, components, created_at, updated_at)
            select $1, n.* from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                                       $9::text[], $10::text[], $11::text[], $12::timestamptz[], $13::timestamptz[]) as n
            on conflict (workspace_id, channel_id, name, language) do nothing""";

    private static final String UPDATE = """
            update templates t set provider_id = n.provider_id, category = n.category, status = n.status,
                   quality = n.quality, reason = n.reason, components = n.components, updated_at = n.updated_at,
                   version = t.version + 1
            from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                        $9::timestamptz[])
                 as n (id, provider_id, category, status, quality, reason, components, updated_at)
            where t.workspace_id = $1 and t.id = n.id""";

    public Uni<List<KnownTemplate>> all(SqlConnection connection, WorkspaceId workspace, ChannelId channel) {
        return connection
                .preparedQuery(SELECT + " for update")
                .execute(Tuple.of(workspace.value(), channel.value()))
                .map(rows -> rows.stream().map(TemplateRows::read).toList());
    }

    /** Those of a filter with a younger id, oldest first. */
    public Uni<List<KnownTemplate>> list(
            SqlConnection connection,
            WorkspaceId workspace,
            ChannelId channel,
            TemplateFilter filter,
            UUID after,
            int limit) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.from(List.of())
                        .addUUID(workspace.value())
                        .addUUID(channel.value())
                        .addUUID(after)
                        .addString(filter.name())
                        .addString(filter.language())
                        .addString(filter.status())
                        .addInteger(limit))
                .map(rows -> rows.stream().map(TemplateRows::read).toList());
    }

    public Uni<Optional<KnownTemplate>> find(
            SqlConnection connection, WorkspaceId workspace, ChannelId channel, TemplateId id) {
        return connection
                .preparedQuery(SELECT + " and id = $3")
                .execute(Tuple.of(workspace.value(), channel.value(), id.value()))
                .map(rows -> rows.stream().map(TemplateRows::read).findFirst());
    }

    /** One that is there already, by name and language, stays as it is. */
    public Uni<Void> insert(SqlConnection connection, WorkspaceId workspace, List<KnownTemplate> templates) {
        return run(
                connection,
                INSERT,
                templates,
                Columns.of(workspace.value(), templates)
                        .uuid(known -> known.id().value())
                        .uuid(known -> known.channel().value())
                        .text(known -> known.template().providerId())
                        .text(known -> known.template().name())
                        .text(known -> known.template().language())
                        .text(known -> known.template().category())
                        .text(known -> known.template().status())
                        .text(known -> known.template().quality())
                        .text(known -> known.template().reason())
                        .text(known -> known.template().componentsJson())
                        .time(KnownTemplate::createdAt)
                        .time(KnownTemplate::updatedAt));
    }

    public Uni<Void> update(SqlConnection connection, WorkspaceId workspace, List<KnownTemplate> templates) {
        return run(
                connection,
                UPDATE,
                templates,
                Columns.of(workspace.value(), templates)
                        .uuid(known -> known.id().value())
                        .text(known -> known.template().providerId())
                        .text(known -> known.template().category())
                        .text(known -> known.template().status())
                        .text(known -> known.template().quality())
                        .text(known -> known.template().reason())
                        .text(known -> known.template().componentsJson())
                        .time(KnownTemplate::updatedAt));
    }

    public Uni<Void> delete(SqlConnection connection, WorkspaceId workspace, List<KnownTemplate> templates) {
        return run(
                connection,
                "delete from templates where workspace_id = $1 and id = any($2)",
                templates,
                Columns.of(workspace.value(), templates)
                        .uuid(known -> known.id().value()));
    }

    private static Uni<Void> run(
            SqlConnection connection, String statement, List<KnownTemplate> templates, Columns<KnownTemplate> columns) {
        return templates.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(statement)
                        .execute(Tuple.newInstance(columns.tuple()))
                        .replaceWithVoid();
    }

    private static KnownTemplate read(Row row) {
        return new KnownTemplate(
                new TemplateId(row.getUUID(0)),
                new ChannelId(row.getUUID(1)),
                new Template(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)),
                row.getLong(10),
                row.getOffsetDateTime(11).toInstant(),
                row.getOffsetDateTime(12).toInstant());
    }
}
