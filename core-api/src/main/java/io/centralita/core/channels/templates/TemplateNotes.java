package io.centralita.core.channels.templates;

import io.centralita.channel.spi.inbound.TemplateChanged;
import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook told of templates: put into the copies at once, of every channel that has the template, and reason to renew
 * them, since a webhook does not tell all.
 */
@ApplicationScoped
public class TemplateNotes {

    private static final String NOTE = """
            update templates t set status = coalesce(n.status, t.status), quality = coalesce(n.quality, t.quality),
                   category = coalesce(n.category, t.category),
                   reason = case when n.status is null then t.reason else n.reason end,
                   version = t.version + 1, updated_at = now()
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                 as n (provider_id, status, quality, category, reason)
            where t.workspace_id = $1 and t.provider_id = n.provider_id""";

    private static final String DUE = """
            insert into template_syncs as s (workspace_id, channel_id, due_at, noted_at)
            select distinct $1::uuid, sibling.id, now(), now()
            from channels told join channels sibling
              on sibling.workspace_id = told.workspace_id and sibling.plugin = told.plugin
            where told.workspace_id = $1 and told.id = any($2)
            on conflict (workspace_id, channel_id) do update
            set due_at = least(s.due_at, excluded.due_at), noted_at = excluded.noted_at""";

    private final TemplateSweep sweep;

    TemplateNotes(TemplateSweep sweep) {
        this.sweep = sweep;
    }

    /** What was told to a channel. */
    public record Note(ChannelId channel, TemplateChanged change) {

        private @Nullable String of(TemplateChanged.Aspect aspect) {
            return change.aspect() == aspect ? change.after() : null;
        }
    }

    /** Within the open transaction. */
    public Future<Void> write(SqlConnection connection, WorkspaceId workspace, List<Note> notes) {
        sweep.expect(workspace);
        var named = notes.stream()
                .filter(note -> note.change().templateId() != null)
                .toList();
        var columns = Columns.of(workspace.value(), named)
                .text(note -> note.change().templateId())
                .text(note -> note.of(TemplateChanged.Aspect.STATUS))
                .text(note -> note.of(TemplateChanged.Aspect.QUALITY))
                .text(note -> note.of(TemplateChanged.Aspect.CATEGORY))
                .text(note -> note.change().reason());
        var noted = connection.preparedQuery(NOTE).execute(columns.tuple());
        var due = connection
                .preparedQuery(DUE)
                .execute(Columns.of(workspace.value(), notes)
                        .uuid(note -> note.channel().value())
                        .tuple());
        return Future.join(noted, due).mapEmpty();
    }
}
