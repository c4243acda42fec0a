package io.centralita.channel.wppconnect.catchup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.feature.FeatureException;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.wppconnect.json.JsonBytes;
import io.centralita.channel.wppconnect.parse.Wid;
import io.centralita.channel.wppconnect.server.NotAskedException;
import io.centralita.channel.wppconnect.server.Replies;
import io.centralita.channel.wppconnect.server.ServerAddress;
import io.centralita.channel.wppconnect.server.ServerClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Routes that read chats and messages. Failures are {@link FeatureException}. */
public final class ServerReads {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int LARGEST_REPLY = 16 * 1024 * 1024;

    private final ServerClient server;

    public ServerReads(ServerClient server) {
        this.server = server;
    }

    /** All that was not read on the phone. The server tells chats that hold their messages, or messages. */
    CompletionStage<List<JsonNode>> unread() {
        return items(server.get("unread-messages", TIMEOUT, LARGEST_REPLY)).thenApply(ServerReads::messagesIn);
    }

    private static List<JsonNode> messagesIn(List<JsonNode> told) {
        List<JsonNode> messages = new ArrayList<>();
        for (JsonNode item : told) {
            JsonNode inside = item.path("messages");
            if (inside.isArray()) {
                inside.forEach(messages::add);
            } else {
                messages.add(item);
            }
        }
        return messages;
    }

    /**
     * Chats, those with the newest messages first, pinned ones before them.
     *
     * @param after the last one of the page before
     */
    CompletionStage<List<JsonNode>> chats(int count, @Nullable String after, boolean onlyGroups) {
        ObjectNode body = JsonBytes.object().put("count", count).put("onlyGroups", onlyGroups);
        if (after != null) {
            body.put("id", after).put("direction", "after");
        }
        byte[] bytes = JsonBytes.write(body);
        return items(server.post("list-chats", () -> HttpContent.json(bytes), TIMEOUT, LARGEST_REPLY));
    }

    /**
     * Messages of a chat, the newest ones, or those before one.
     *
     * @param before the id of a message
     */
    CompletionStage<List<JsonNode>> messages(Wid chat, int count, @Nullable String before) {
        String route = "get-messages/" + ServerAddress.segment(chat.toString()) + "?count=" + count
                + "&direction=before" + (before == null ? "" : "&id=" + ServerAddress.segment(before));
        return items(server.get(route, TIMEOUT, LARGEST_REPLY));
    }

    CompletionStage<List<JsonNode>> members(String groupId) {
        return items(server.get("group-members/" + ServerAddress.segment(groupId), TIMEOUT, LARGEST_REPLY));
    }

    /** Empty when the server does not know the message. */
    CompletionStage<Optional<JsonNode>> message(String id) {
        return answer(server.get("message-by-id/" + ServerAddress.segment(id), TIMEOUT), true);
    }

    /** Both names of a person; empty when the server knows only one. */
    CompletionStage<Optional<JsonNode>> names(Wid lid) {
        return answer(server.get("contact/pn-lid/" + ServerAddress.segment(lid.toString()), TIMEOUT), true);
    }

    /** A good answer without a list is none: it must not be taken for an empty list. */
    private static CompletionStage<List<JsonNode>> items(CompletionStage<HttpReply> call) {
        return answer(call, false).thenCompose(found -> {
            if (found.isEmpty() || !found.get().isArray()) {
                return CompletableFuture.failedFuture(new FeatureException(SendError.of(
                        ErrorKind.TEMPORARY, "http_200_unreadable", "the server's answer could not be read")));
            }
            List<JsonNode> items = new ArrayList<>();
            found.get().forEach(items::add);
            return CompletableFuture.completedFuture(items);
        });
    }

    private static CompletionStage<Optional<JsonNode>> answer(CompletionStage<HttpReply> call, boolean mayBeUnknown) {
        CompletableFuture<Optional<JsonNode>> answer = new CompletableFuture<>();
        call.whenComplete((reply, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(new FeatureException(NotAskedException.in(failure)
                        .orElseGet(() -> SendError.of(ErrorKind.TEMPORARY, null, "the server gave no answer"))));
            } else if (reply.successful()) {
                answer.complete(Replies.json(reply).map(Replies::response).filter(found -> !found.isNull()));
            } else if (mayBeUnknown && !Replies.disconnected(reply)) {
                answer.complete(Optional.empty());
            } else {
                answer.completeExceptionally(new FeatureException(refused(reply)));
            }
        });
        return answer;
    }

    private static SendError refused(HttpReply reply) {
        return Replies.disconnected(reply)
                ? SendError.of(ErrorKind.PROVIDER_DOWN, "disconnected", "the session is not up")
                : SendError.of(ErrorKind.TEMPORARY, "http_" + reply.status(), "the server answered " + reply.status());
    }
}
