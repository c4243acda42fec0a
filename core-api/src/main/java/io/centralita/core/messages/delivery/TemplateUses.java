package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.feature.Templates;
import io.centralita.channel.spi.feature.Templates.Template;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.FieldError;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.messages.SendCommand;
import io.centralita.core.messages.options.TemplateCategories;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends of templates against the channel's copy of them. One that the copy has must fit, or is refused with what does not. One
 * that the copy has not is handed on: the copy may be older than the template, and the provider's refusal says it too.
 */
final class TemplateUses {

    private static final String FIND = """
            select wanted.conversation, t.name, t.language, t.provider_id, t.category, t.status, t.quality, t.reason,
                   t.components, p.marketing_opted_out_at is not null
            from (select distinct * from unnest($2::uuid[], $3::text[], $4::text[])
                      as w (conversation, name, language)) wanted
            join conversations c on c.workspace_id = $1 and c.id = wanted.conversation
            join contacts p on p.workspace_id = $1 and p.id = c.contact_id
            join templates t on t.workspace_id = $1 and t.channel_id = c.channel_id and t.name = wanted.name
                            and t.language = wanted.language""";

    private static final TemplateUses NONE = new TemplateUses(Map.of());

    private final Map<Use, Known> known;

    private record Use(ConversationId conversation, String name, String language) {}

    /** @param unwanted whether the customer wants no marketing */
    private record Known(Template template, boolean unwanted) {}

    private TemplateUses(Map<Use, Known> known) {
        this.known = known;
    }

    /** What the copies have of the templates that the commands name; asks only when one names any. */
    static Future<TemplateUses> load(SqlConnection connection, WorkspaceId workspace, List<SendCommand> commands) {
        var uses = commands.stream()
                .filter(command -> command.content() instanceof MessageContent.Template)
                .map(command -> use(command.conversation(), (MessageContent.Template) command.content()))
                .toList();
        if (uses.isEmpty()) {
            return Future.succeededFuture(NONE);
        }
        var columns = Columns.of(workspace.value(), uses)
                .uuid(use -> use.conversation().value())
                .text(Use::name)
                .text(Use::language);
        return connection.preparedQuery(FIND).execute(columns.tuple()).map(rows -> {
            var known = new HashMap<Use, Known>();
            rows.forEach(row -> known.put(
                    new Use(new ConversationId(row.getUUID(0)), row.getString(1), row.getString(2)),
                    new Known(template(row), row.getBoolean(9))));
            return new TemplateUses(known);
        });
    }

    private static Use use(ConversationId conversation, MessageContent.Template template) {
        return new Use(conversation, template.name(), template.language());
    }

    private static Template template(Row row) {
        return new Template(
                row.getString(3),
                row.getString(1),
                row.getString(2),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }

    /**
     * Whether the customer wants no marketing, and this is some. What the copy has not may be of any category: the provider says.
     */
    boolean unwanted(ConversationId conversation, MessageContent.Template use) {
        var found = known.get(use(conversation, use));
        return found != null
                && found.unwanted()
                && TemplateCategories.isMarketing(found.template().category());
    }

    /** The category of a template that the copy has. */
    Optional<String> category(ConversationId conversation, MessageContent.Template use) {
        return Optional.ofNullable(known.get(use(conversation, use)))
                .map(found -> found.template().category());
    }

    /** @throws ProblemException VALIDATION_FAILED with each thing that does not fit */
    void require(ConversationId conversation, MessageContent.Template use, RunningChannel channel) {
        var found = known.get(use(conversation, use));
        if (found == null) {
            return;
        }
        var template = found.template();
        var misfits = channel.adapter()
                .feature(Templates.class)
                .map(templates -> templates.misfits(template, use))
                .orElse(List.of());
        if (!misfits.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.VALIDATION_FAILED,
                    "The message does not fit its template.",
                    misfits.stream()
                            .map(misfit -> new FieldError("/content", "template_misfit", misfit))
                            .toList(),
                    null);
        }
    }
}
