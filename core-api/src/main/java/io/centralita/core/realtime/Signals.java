package io.centralita.core.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.ids.ApiKeyId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.messages.TypingListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passes on what sockets and REST signal: typing in a conversation the sender may see, presence to those who listen to agents. */
@ApplicationScoped
class Signals implements TypingListener {

    private static final Set<String> TYPING = Set.of("composing", "paused");
    private static final Set<String> PRESENCE = Set.of("active", "idle", "away");

    private final SignalPost post;
    private final ConversationSight conversations;

    Signals(SignalPost post, ConversationSight conversations) {
        this.post = post;
        this.conversations = conversations;
    }

    void say(Session session, ClientFrame.Signal signal) {
        try {
            switch (signal.type()) {
                case "typing" -> typing(session, signal.data());
                case "presence" -> presence(session, signal.data());
                default ->
                    throw ProblemException.invalid("/type", "unknown_signal", "Signals are typing and presence.");
            }
        } catch (ProblemException problem) {
            session.error(null, problem);
        }
    }

    private void presence(Session session, JsonNode data) {
        var state = oneOf(data.path("state"), PRESENCE, "/data/state");
        pass(session, null, "presence", said(session.caller()).put("state", state));
    }

    private void typing(Session session, JsonNode data) {
        var state = oneOf(data.path("state"), TYPING, "/data/state");
        var conversation = conversation(data.path("conversation_id").asText());
        conversations
                .audienceOf(session.caller().workspace(), conversation.value())
                .subscribe()
                .with(
                        found -> session.loop()
                                .execute(() -> found.filter(session.sight()::coversConversation)
                                        .ifPresentOrElse(
                                                audience -> pass(
                                                        session,
                                                        audience,
                                                        "typing",
                                                        typing(session.caller(), conversation, state)),
                                                () -> session.error(null, ProblemException.notFound()))),
                        failure -> {});
    }

    /** Of somebody who types over REST: their own sockets do not hear it. */
    @Override
    public void typing(Caller caller, Audience audience, boolean composing) {
        var conversation = new ConversationId(Objects.requireNonNull(audience.conversationId()));
        var data = typing(caller, conversation, composing ? "composing" : "paused");
        post.publish(
                new Signal(caller.workspace(), caller.principal().toString(), audience, Frames.signal("typing", data)));
    }

    private static ObjectNode typing(Caller caller, ConversationId conversation, String state) {
        return said(caller).put("conversation_id", conversation.toString()).put("state", state);
    }

    private void pass(Session session, @Nullable Audience audience, String type, ObjectNode data) {
        post.publish(
                new Signal(session.caller().workspace(), session.connection(), audience, Frames.signal(type, data)));
    }

    private static ObjectNode said(Caller caller) {
        var actor = caller.actor();
        var data = JsonNodeFactory.instance.objectNode();
        data.putObject("actor")
                .put("kind", actor.kind().wire())
                .put(
                        "id",
                        actor.kind() == Actor.Kind.USER
                                ? new UserId(caller.principal()).toString()
                                : new ApiKeyId(caller.principal()).toString());
        return data;
    }

    private static ConversationId conversation(String text) {
        try {
            return ConversationId.fromString(text);
        } catch (MalformedIdException malformed) {
            throw ProblemException.notFound();
        }
    }

    private static String oneOf(JsonNode value, Set<String> allowed, String pointer) {
        if (!allowed.contains(value.asText())) {
            throw ProblemException.invalid(pointer, "unknown_value", "One of " + String.join(", ", allowed) + ".");
        }
        return value.asText();
    }
}
