package io.centralita.core.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.centralita.core.conversations.IntakeConversation;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The facts of the timeline. The message's JSON is written once and serves the fact, the answer and the conversation's last message. */
@ApplicationScoped
public class MessageFacts {

    private final ObjectWriter messages;
    private final ObjectWriter json;

    MessageFacts(ObjectMapper mapper) {
        this.messages = mapper.writerFor(MessageView.class);
        this.json = mapper.writer();
    }

    public String view(Message message) {
        try {
            return messages.writeValueAsString(MessageView.of(message));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Any value as JSON text. */
    public String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @param past whether it is from before the number was connected: nobody is to act on it */
    public FactDraft created(IntakeConversation conversation, Message message, String view, boolean past, Instant now) {
        var more = past ? ",\"history\":true" : "";
        return about(conversation, message, "message.created", view, more, message.sender(), now);
    }

    public FactDraft changed(
            String type, IntakeConversation conversation, Message message, String view, Actor actor, Instant now) {
        return about(conversation, message, type, view, "", actor, now);
    }

    private FactDraft about(
            IntakeConversation conversation,
            Message message,
            String type,
            String view,
            String more,
            Actor actor,
            Instant now) {
        var data = "{\"message\":" + view + ",\"conversation\":" + summary(conversation) + more + "}";
        return new FactDraft(EventId.next(), type, now, audience(conversation), actor, data);
    }

    public static FactDraft.Audience audience(IntakeConversation conversation) {
        return new FactDraft.Audience(
                conversation.id().value(),
                conversation.channel().value(),
                conversation.assignee(),
                null,
                conversation.team());
    }

    /** What a list of conversations must change when a message comes: no more. */
    private static String summary(IntakeConversation conversation) {
        var window = conversation.windowExpiresAt();
        var assignee = conversation.assignee();
        var team = conversation.team();
        return new StringBuilder(256)
                .append("{\"id\":\"")
                .append(conversation.id())
                .append("\",\"status\":\"")
                .append(conversation.status().wire())
                .append("\",\"assignee_id\":")
                .append(quoted(assignee == null ? null : new UserId(assignee).toString()))
                .append(",\"team_id\":")
                .append(quoted(team == null ? null : new TeamId(team).toString()))
                .append(",\"unread_count\":")
                .append(conversation.unread())
                .append(",\"window_expires_at\":")
                .append(quoted(window == null ? null : window.toString()))
                .append(",\"last_activity_at\":\"")
                .append(conversation.lastActivityAt())
                .append("\"}")
                .toString();
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : '"' + text + '"';
    }
}
