package io.centralita.core.contract;

import io.centralita.core.kernel.ids.ApiKeyId;
import io.centralita.core.kernel.ids.BotId;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ContactMergeId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.DeadLetterId;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.SessionId;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.TemplateId;
import io.centralita.core.kernel.ids.TypedId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Ids are text on the wire. */
final class IdSchemas {

    private static final UUID ANY = new UUID(0, 0);
    private static final List<TypedId> IDS = List.of(
            new ApiKeyId(ANY),
            new BotId(ANY),
            new ChannelId(ANY),
            new ContactId(ANY),
            new ContactMergeId(ANY),
            new ConversationId(ANY),
            new DeadLetterId(ANY),
            new EventId(ANY),
            new MediaId(ANY),
            new MessageId(ANY),
            new SessionId(ANY),
            new TeamId(ANY),
            new TemplateId(ANY),
            new UserId(ANY),
            new WorkspaceId(ANY));

    private IdSchemas() {}

    static void complete(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        for (var id : IDS) {
            var name = id.getClass().getSimpleName();
            if (schemas.containsKey(name)) {
                document.getComponents().addSchema(name, text(id.toString()));
            }
        }
    }

    private static Schema text(String example) {
        var prefix = example.substring(0, example.indexOf('_') + 1);
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .pattern("^" + prefix + "[0-7][0-9a-hjkmnp-tv-z]{25}$");
    }
}
