package io.centralita.core.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.net.LinkGuard;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.messages.delivery.Sends;
import io.centralita.core.messages.delivery.Typing;
import io.centralita.core.messages.store.TimelineStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door to the timeline: send, read one, read a conversation's. What a caller may not see does not exist. */
@ApplicationScoped
public class Messages {

    private final Database database;
    private final TimelineStore store;
    private final Sends sends;
    private final Typing typing;
    private final LinkGuard links;

    Messages(Database database, TimelineStore store, Sends sends, Typing typing, LinkGuard links) {
        this.database = database;
        this.store = store;
        this.sends = sends;
        this.typing = typing;
        this.links = links;
    }

    /**
     * Queues a message; the answer, 202 with the message, is given after the commit. Later marks come as
     * {@code message.status_changed}.
     *
     * @throws ProblemException (as failure) when it is not valid, not allowed now, or the conversation is not the caller's
     */
    public Uni<Answer> send(
            Caller caller, ConversationId conversation, MessageRequest request, Optional<IdempotencyKey> key) {
        caller.require(Permission.MESSAGES_SEND);
        var content = OutboundContents.read(request.type(), request.content(), links::objection);
        var command = new SendCommand(
                caller,
                conversation,
                request.type(),
                request.content(),
                content,
                request.replyTo(),
                target(content, request.content()),
                origin(request.origin()),
                key);
        return Uni.createFrom()
                .completionStage(() -> sends.send(command).toCompletionStage())
                .invoke(() -> typing.sent(caller, conversation));
    }

    public Uni<Message> get(Caller caller, MessageId id) {
        return database.inWorkspace(caller.workspace(), connection -> store.find(connection, caller, id))
                .map(found -> found.orElseThrow(ProblemException::notFound));
    }

    /** Messages of a conversation, newest first, with {@code seq < before}. */
    public Uni<List<Message>> timeline(Caller caller, ConversationId conversation, long before, int limit) {
        return database.inWorkspace(
                caller.workspace(), connection -> store.timeline(connection, caller, conversation, before, limit));
    }

    private static SendOrigin origin(@Nullable String wire) {
        return wire == null
                ? SendOrigin.REPLY
                : SendOrigin.ofWire(wire)
                        .orElseThrow(() -> ProblemException.invalid(
                                "/origin", "unknown_origin", "One of reply, bot and campaign is allowed here."));
    }

    private static @Nullable MessageId target(MessageContent content, JsonNode json) {
        if (!(content instanceof MessageContent.Reaction)) {
            return null;
        }
        try {
            return MessageId.fromString(json.path("message_id").asText());
        } catch (MalformedIdException malformed) {
            throw ProblemException.invalid(
                    "/content/message_id", "malformed_id", "An id of the form msg_… is required here.");
        }
    }
}
