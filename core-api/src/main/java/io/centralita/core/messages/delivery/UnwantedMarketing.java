package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.options.TemplateCategories;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Marketing templates that waited while their customer opted out: they do not go out. Asks only when there is a template. */
final class UnwantedMarketing {

    private static final String FIND = """
            select wanted.message
            from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) as wanted (message, conversation, name, language)
            join conversations c on c.workspace_id = $1 and c.id = wanted.conversation
            join contacts p on p.workspace_id = $1 and p.id = c.contact_id and p.marketing_opted_out_at is not null
            join templates t on t.workspace_id = $1 and t.channel_id = c.channel_id and t.name = wanted.name
                            and t.language = wanted.language and t.category ilike 'marketing%'""";

    private static final SendError REFUSAL =
            SendError.of(ErrorKind.RECIPIENT_BLOCKED, null, TemplateCategories.REFUSES_MARKETING);

    private record Use(Outgoing outgoing, MessageContent.Template template) {}

    private UnwantedMarketing() {}

    /** The letters, those that must not go out marked as refused. */
    static Future<Map<MessageId, Outgoing.Letter>> refuse(
            SqlConnection connection, WorkspaceId workspace, Map<MessageId, Outgoing> lettered) {
        var letters = new HashMap<MessageId, Outgoing.Letter>();
        var uses = new ArrayList<Use>();
        lettered.forEach((id, outgoing) -> {
            var letter = outgoing.letter();
            letters.put(id, letter);
            if (letter != null && letter.content() instanceof MessageContent.Template template) {
                uses.add(new Use(outgoing, template));
            }
        });
        return uses.isEmpty()
                ? Future.succeededFuture(letters)
                : unwanted(connection, workspace, uses).map(found -> {
                    found.forEach(id -> letters.computeIfPresent(id, (same, letter) -> letter.refused(REFUSAL)));
                    return letters;
                });
    }

    private static Future<List<MessageId>> unwanted(SqlConnection connection, WorkspaceId workspace, List<Use> uses) {
        var columns = Columns.of(workspace.value(), uses)
                .uuid(use -> use.outgoing().message().value())
                .uuid(use -> use.outgoing().conversation().value())
                .text(use -> use.template().name())
                .text(use -> use.template().language());
        return connection.preparedQuery(FIND).execute(columns.tuple()).map(rows -> {
            var found = new ArrayList<MessageId>();
            rows.forEach(row -> found.add(new MessageId(row.getUUID(0))));
            return found;
        });
    }
}
