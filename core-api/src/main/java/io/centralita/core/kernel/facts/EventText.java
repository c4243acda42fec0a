package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.ids.ApiKeyId;
import io.centralita.core.kernel.ids.BotId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event on the wire, as UTF-8 JSON: the one writing of a fact that sockets, polling and webhooks share.
 *
 * <p>{@code {"seq":1042,"id":"evt_…","type":"…","time":"…","workspace_id":"ws_…","conversation_id":"cnv_…"|null,
 * "actor":{"kind":"user","id":"usr_…"},"data":{…}}}
 */
public final class EventText {

    private static final int ENVELOPE = 320;

    private EventText() {}

    /** The whole event. */
    public static byte[] whole(WorkspaceId workspace, Fact fact) {
        var text = new StringBuilder(ENVELOPE + fact.draft().data().length());
        text.append("{\"seq\":").append(fact.seq()).append(',');
        return members(text, workspace, fact.draft(), fact.draft().data())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The event after its {@code seq}, without the opening brace, so that a writer puts members of its own before it:
     * {@code "id":…,"data":{…}}}
     */
    public static byte[] rest(WorkspaceId workspace, FactDraft fact) {
        return rest(workspace, fact, fact.data());
    }

    /** As {@link #rest(WorkspaceId, FactDraft)}, with other JSON text in the place of the data. */
    public static byte[] rest(WorkspaceId workspace, FactDraft fact, String data) {
        return members(new StringBuilder(ENVELOPE + data.length()), workspace, fact, data)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static StringBuilder members(StringBuilder text, WorkspaceId workspace, FactDraft fact, String data) {
        var conversation = fact.audience().conversationId();
        text.append("\"id\":\"").append(fact.id());
        text.append("\",\"type\":\"").append(fact.type());
        text.append("\",\"time\":\"").append(fact.occurredAt());
        text.append("\",\"workspace_id\":\"").append(workspace);
        text.append("\",\"conversation_id\":");
        quoted(text, conversation == null ? null : new ConversationId(conversation).toString());
        text.append(",\"actor\":{\"kind\":\"")
                .append(fact.actor().kind().wire())
                .append("\",\"id\":");
        quoted(text, actorId(fact.actor().kind(), fact.actor().id()));
        return text.append("},\"data\":").append(data).append('}');
    }

    private static void quoted(StringBuilder text, @Nullable String value) {
        if (value == null) {
            text.append("null");
        } else {
            text.append('"').append(value).append('"');
        }
    }

    private static @Nullable String actorId(Actor.Kind kind, @Nullable UUID id) {
        if (id == null) {
            return null;
        }
        return switch (kind) {
            case USER -> new UserId(id).toString();
            case API_KEY -> new ApiKeyId(id).toString();
            case BOT -> new BotId(id).toString();
            case CONTACT -> new ContactId(id).toString();
            case PHONE_APP, SYSTEM -> null;
        };
    }
}
